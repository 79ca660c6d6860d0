package dev.slipway.platform.source;

import dev.slipway.model.error.SlipwayException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Paths and links in a tarball, none of which may lead out of it. */
final class SourcePath {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 1024;

    private SourcePath() {}

    /** The path without what means nothing, such as {@code ./}; empty for the top itself. */
    static String of(String name) {
        if (name.startsWith("/")
                || name.indexOf('\0') >= 0
                || Arrays.asList(name.split("/")).contains("..")) {
            throw SlipwayException.invalid(
                    "The tarball holds the path %s, which leads out of it. Paths must be relative and without \"..\".",
                    shown(name));
        }
        List<String> names = Arrays.stream(name.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        String path = String.join("/", names);
        if (path.length() > LONGEST_PATH || names.stream().anyMatch(SourcePath::tooLong)) {
            throw SlipwayException.invalid("The tarball holds a path that is too long: %s.", shown(name));
        }
        return path;
    }

    /** Whether it belongs to a git repository's own files, which are no source. */
    static boolean ofGit(String path) {
        return Arrays.stream(path.split("/")).anyMatch(".git"::equalsIgnoreCase);
    }

    /** The target of a symbolic link, as it was written. */
    static String linkTarget(String path, String target) {
        List<String> at = new ArrayList<>(List.of(path.split("/")));
        at.removeLast();
        boolean out = target.isEmpty() || target.startsWith("/") || target.indexOf('\0') >= 0;
        for (String part : target.split("/")) {
            if (part.equals("..")) {
                out |= at.isEmpty();
                if (!at.isEmpty()) {
                    at.removeLast();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                at.add(part);
            }
        }
        if (out || target.length() > LONGEST_PATH) {
            throw SlipwayException.invalid(
                    "The tarball holds the link %s to %s, which leads out of it.", shown(path), shown(target));
        }
        return target;
    }

    private static boolean tooLong(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
    }

    private static String shown(String name) {
        String clean = name.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 100 ? clean.substring(0, 100) + "..." : clean;
    }
}
