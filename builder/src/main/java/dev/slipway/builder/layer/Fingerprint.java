package dev.slipway.builder.layer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/**
 * Tells whether a tree changed, from what the file system says of its files (path, kind, size, time of change, mode,
 * link target) without reading them.
 */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Path root) throws IOException {
        MessageDigest digest = Sha256.digest();
        FileTree.walk(root, (relative, path) -> digest.update(describe(relative, path)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] describe(String relative, Path path) throws IOException {
        Map<String, Object> facts =
                Files.readAttributes(path, "unix:mode,size,lastModifiedTime,isDirectory", LinkOption.NOFOLLOW_LINKS);
        String target =
                Files.isSymbolicLink(path) ? Files.readSymbolicLink(path).toString() : "";
        // A directory's own time and size change with its content, which is described anyway.
        String change = Boolean.TRUE.equals(facts.get("isDirectory"))
                ? ""
                : facts.get("size") + " " + facts.get("lastModifiedTime");
        return (relative + '\0' + facts.get("mode") + '\0' + change + '\0' + target + '\0')
                .getBytes(StandardCharsets.UTF_8);
    }
}
