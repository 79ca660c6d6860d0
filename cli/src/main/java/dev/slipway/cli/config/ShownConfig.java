package dev.slipway.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.terminal.Style;
import dev.slipway.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;

/** Config vars, in the forms in which commands print them. */
public record ShownConfig(Terminal terminal, JsonNode vars) {
    public void json() {
        terminal.print(vars.toPrettyString());
    }

    public void shell() {
        names().forEach(name -> terminal.print(name + "=" + Shell.quote(value(name))));
    }

    /** In the order of their names, with the values below each other. */
    public void table(String heading) {
        terminal.heading(heading);
        int width = names().stream().mapToInt(String::length).max().orElse(0) + 1;
        names().forEach(name -> terminal.print(
                terminal.paint(Style.NAME, name + ":") + " ".repeat(width - name.length()) + value(name)));
    }

    /** Those that were set. */
    public void changed(List<String> names) {
        names.forEach(name -> terminal.print(terminal.paint(Style.NAME, name + ":") + " " + value(name)));
    }

    /** The value of one. */
    public void one(String name, boolean json, boolean shell) {
        if (json) {
            JsonNode value = vars.path(name);
            terminal.print(value.isMissingNode() ? "null" : value.toString());
        } else {
            terminal.print(shell ? name + "=" + Shell.quote(value(name)) : value(name));
        }
    }

    private List<String> names() {
        return vars.properties().stream().map(Map.Entry::getKey).sorted().toList();
    }

    private String value(String name) {
        return vars.path(name).asText("");
    }
}
