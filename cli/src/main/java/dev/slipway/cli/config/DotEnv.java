package dev.slipway.cli.config;

import dev.slipway.cli.failure.CommandException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Config vars as a {@code .env} file holds them: one {@code NAME=value} a line, comments, {@code export} before a name.
 * A value in single quotes is taken to the letter; in double quotes {@code \n}, {@code \r}, {@code \t}, {@code \"},
 * {@code \$} and {@code \\} stand for characters. A quoted value may go over several lines. What {@link #format} writes,
 * {@link #parse} reads back unchanged.
 */
final class DotEnv {
    private static final Pattern ENTRY = Pattern.compile(
            "\\G(?:[ \\t]*(?:#[^\\n]*)?\\r?\\n|[ \\t]*(?:export[ \\t]+)?(?<name>[^\\s=#'\"]+)[ \\t]*=[ \\t]*"
                    + "(?:'(?<single>[^']*)'|\"(?<double>(?:[^\"\\\\]|\\\\.)*+)\"|(?<plain>[^\\n'\"][^\\n]*?)?)"
                    + "[ \\t]*(?:(?<=[\\s'\"=])#[^\\n]*)?\\r?(?:\\n|\\z))",
            Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+:,./-]*");

    private DotEnv() {}

    /** @throws CommandException with the line that can't be read */
    static Map<String, String> parse(String text, String file) {
        Map<String, String> vars = new LinkedHashMap<>();
        String whole = text.endsWith("\n") ? text : text + "\n";
        Matcher entry = ENTRY.matcher(whole);
        int at = 0;
        while (at < whole.length()) {
            if (!entry.find() || entry.start() != at) {
                long line = whole.substring(0, at).lines().count() + 1;
                throw new CommandException(
                        "Line " + line + " of " + file + " can't be read. Write NAME=value, or NAME=\"value\".");
            }
            if (entry.group("name") != null) {
                vars.put(entry.group("name"), value(entry));
            }
            at = entry.end();
        }
        return vars;
    }

    static String format(Map<String, String> vars) {
        StringBuilder text = new StringBuilder();
        vars.forEach((name, value) ->
                text.append(name).append('=').append(quote(value)).append('\n'));
        return text.toString();
    }

    private static String value(Matcher entry) {
        if (entry.group("single") != null) {
            return entry.group("single");
        }
        if (entry.group("double") != null) {
            return unescape(entry.group("double"));
        }
        return entry.group("plain") == null ? "" : entry.group("plain").strip();
    }

    private static String quote(String value) {
        if (PLAIN.matcher(value).matches()) {
            return value;
        }
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("$", "\\$")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + '"';
    }

    private static String unescape(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            if (character == '\\' && at + 1 < value.length()) {
                at++;
                text.append(
                        switch (value.charAt(at)) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            default -> value.charAt(at);
                        });
            } else {
                text.append(character);
            }
        }
        return text.toString();
    }
}
