package dev.slipway.cli.platform;

import dev.slipway.cli.failure.CommandException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of TOML 1.0 that {@code cli.toml} needs: comments, tables with bare names, and basic strings on one line. A
 * library for all of TOML would take longer to load than the rest of a command.
 */
final class PlatformsToml {
    private static final Pattern TABLE = Pattern.compile("\\[platforms\\.([A-Za-z0-9_-]+)]\\s*(?:#.*)?");
    private static final Pattern PAIR = Pattern.compile("([a-z_]+)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");

    private PlatformsToml() {}

    static KnownPlatforms parse(String text, Path file) {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        Map<String, String> top = new LinkedHashMap<>();
        Map<String, String> open = top;
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.strip();
            Matcher table = TABLE.matcher(line);
            Matcher pair = PAIR.matcher(line);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (table.matches()) {
                open = tables.computeIfAbsent(table.group(1), any -> new LinkedHashMap<>());
            } else if (pair.matches()) {
                open.put(pair.group(1), unescape(pair.group(2)));
            } else {
                throw new CommandException("Line " + number + " of " + file
                        + " can't be understood. Correct it, or remove the file and log in again.");
            }
        }
        List<Platform> platforms = new ArrayList<>();
        tables.forEach((name, values) -> platforms.add(platform(name, values, file)));
        return new KnownPlatforms(top.get("current"), List.copyOf(platforms));
    }

    static String format(KnownPlatforms platforms) {
        StringBuilder text =
                new StringBuilder("# Written by slipway login, logout and platforms. Keep it to yourself.\n");
        if (platforms.current() != null) {
            text.append("current = ").append(quote(platforms.current())).append('\n');
        }
        for (Platform platform : platforms.all()) {
            text.append("\n[platforms.").append(platform.name()).append("]\n");
            text.append("url = ").append(quote(platform.url().toString())).append('\n');
            text.append("user = ").append(quote(platform.user())).append('\n');
            text.append("key = ").append(quote(platform.key())).append('\n');
        }
        return text.toString();
    }

    private static Platform platform(String name, Map<String, String> values, Path file) {
        try {
            String url = values.getOrDefault("url", "");
            if (url.isEmpty()) {
                throw new IllegalArgumentException("it has no url");
            }
            return new Platform(name, URI.create(url), values.getOrDefault("user", ""), values.getOrDefault("key", ""));
        } catch (IllegalArgumentException e) {
            throw new CommandException("The platform " + name + " in " + file + " is not right: " + e.getMessage(), e);
        }
    }

    private static String quote(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String unescape(String value) {
        return value.replaceAll("\\\\(.)", "$1");
    }
}
