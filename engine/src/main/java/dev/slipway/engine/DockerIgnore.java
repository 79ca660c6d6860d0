package dev.slipway.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The patterns of a {@code .dockerignore} file: the last one that matches a path or a folder above it decides. */
final class DockerIgnore {
    private record Rule(Pattern pattern, boolean ignore) {}

    private final List<Rule> rules = new ArrayList<>();

    private DockerIgnore(List<String> lines) {
        for (String line : lines) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            boolean keep = text.startsWith("!");
            String pattern = (keep ? text.substring(1).strip() : text).replaceAll("^(\\./|/)+|/+$", "");
            if (!pattern.isEmpty() && !pattern.equals(".")) {
                rules.add(new Rule(Pattern.compile(regex(pattern) + "(/.*)?", Pattern.DOTALL), !keep));
            }
        }
    }

    static DockerIgnore in(Path root) throws IOException {
        Path file = root.resolve(".dockerignore");
        // A link could lead out of the source tree.
        if (Files.isSymbolicLink(file) || !Files.isRegularFile(file)) {
            return new DockerIgnore(List.of());
        }
        return new DockerIgnore(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList());
    }

    static DockerIgnore of(String... lines) {
        return new DockerIgnore(List.of(lines));
    }

    boolean ignores(String path) {
        boolean ignored = false;
        for (Rule rule : rules) {
            if (rule.ignore != ignored && rule.pattern.matcher(path).matches()) {
                ignored = rule.ignore;
            }
        }
        return ignored;
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (pattern.startsWith("**/", i)) {
                regex.append("(.*/)?");
                i += 2;
            } else if (pattern.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
