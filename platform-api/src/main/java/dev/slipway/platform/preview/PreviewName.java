package dev.slipway.platform.preview;

import dev.slipway.model.app.AppName;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.git.PreviewRefs;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the app of a preview is called: {@code PARENT-pr-NAME}. Where that is no name of an app, because it is too long or
 * holds other characters, it is shortened to its letters and digits and ends with six digits of the branch's hash, so that
 * the same branch always has the same name and no two branches share one.
 */
final class PreviewName {
    private static final int LONGEST = 30;
    private static final int LONGEST_BRANCH = 100;
    private static final int HASH_DIGITS = 6;

    private PreviewName() {}

    /** @throws SlipwayException if it can't be a branch, or is longer than people would write */
    static void check(String name) {
        if (name.length() > LONGEST_BRANCH || !PreviewRefs.canBe(name)) {
            throw SlipwayException.invalid(
                    "A preview's name is that of a branch, with 1 to %d characters, as in: git push slipway HEAD:refs/heads/preview/NAME",
                    LONGEST_BRANCH);
        }
    }

    /** Whether git can't have both, since one branch would lie below the other. */
    static boolean excludes(String name, String other) {
        return name.startsWith(other + "/") || other.startsWith(name + "/");
    }

    /** The names in the order of preference. */
    static List<AppName> of(String parent, String name) {
        String full = parent + "-pr-" + name;
        String plain =
                full.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-+$", "");
        String hash = hash(name);
        String head = plain.substring(0, Math.min(plain.length(), LONGEST - HASH_DIGITS - 1));
        AppName hashed = new AppName(head.replaceAll("-+$", "") + "-" + hash);
        return plain.equals(full) && full.length() <= LONGEST
                ? Stream.of(new AppName(full), hashed).toList()
                : List.of(hashed);
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
