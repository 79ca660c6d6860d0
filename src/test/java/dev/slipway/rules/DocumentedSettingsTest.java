package dev.slipway.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every setting is in the documentation. */
class DocumentedSettingsTest {
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern NESTED = Pattern.compile("^    interface (\\w+) \\{", Pattern.MULTILINE);
    private static final Pattern SETTING = Pattern.compile("^ +([\\w<>]+) (\\w+)\\(\\);", Pattern.MULTILINE);

    @Test
    void everyKeyIsInTheReference() throws IOException {
        String reference = Files.readString(Modules.ROOT.resolve("docs/reference/configuration.md"));
        TreeSet<String> keys = keys();
        assertTrue(keys.size() > 20, "too few settings were found: " + keys);
        List<String> missing =
                keys.stream().filter(key -> !documented(reference, key)).toList();
        assertEquals(List.of(), missing);
    }

    /** Keys of one line may share their beginning: {@code slipway.log.segment-size}, {@code segments-per-app}. */
    private static boolean documented(String reference, String key) {
        String last = key.substring(key.lastIndexOf('.') + 1);
        String group = key.substring(0, key.lastIndexOf('.'));
        return reference
                .lines()
                .anyMatch(line -> line.contains("`" + key + "`")
                        || line.contains("`" + group + ".") && line.contains("`" + last + "`"));
    }

    private static TreeSet<String> keys() throws IOException {
        TreeSet<String> keys = new TreeSet<>();
        for (String module : Modules.NAMES) {
            try (Stream<Path> files = Files.walk(Modules.ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith("Config.java"))
                        .toList()) {
                    String source = Files.readString(file);
                    Matcher mapping = MAPPING.matcher(source);
                    if (mapping.find()) {
                        add(keys, mapping.group(1), source);
                    }
                }
            }
        }
        return keys;
    }

    private static void add(TreeSet<String> keys, String prefix, String source) {
        Map<String, String> groups = new TreeMap<>();
        Matcher nested = NESTED.matcher(source);
        int top = source.length();
        while (nested.find()) {
            groups.put(nested.group(1), source.substring(nested.end(), source.indexOf("\n    }", nested.end())));
            top = Math.min(top, nested.start());
        }
        Matcher setting = SETTING.matcher(source.substring(0, top));
        while (setting.find()) {
            String key = prefix + "." + kebab(setting.group(2));
            String group = groups.get(setting.group(1));
            if (group == null) {
                keys.add(key);
            } else {
                add(keys, key, group);
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
