package dev.slipway.platform.git.ssh;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client asks to be run. */
sealed interface Wish {
    /** {@code git-upload-pack}: clone and fetch. */
    record Fetch(String app) implements Wish {}

    /** {@code git-receive-pack}: push. */
    record Push(String app) implements Wish {}

    /** Anything else. */
    record Other() implements Wish {}

    /** Git quotes the path for a shell; an app's name has nothing in it that would need more than the outer quotes. */
    Pattern GIT = Pattern.compile("git[ -](upload|receive)-pack +'?/*([^/']+?)(?:\\.git)?/*'?");

    static Wish of(String command) {
        Matcher git = GIT.matcher(command.strip());
        if (!git.matches()) {
            return new Other();
        }
        return git.group(1).equals("upload") ? new Fetch(git.group(2)) : new Push(git.group(2));
    }
}
