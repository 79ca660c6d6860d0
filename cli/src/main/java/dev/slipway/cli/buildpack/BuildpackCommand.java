package dev.slipway.cli.buildpack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads an app's buildpacks, and puts others in their place. */
abstract class BuildpackCommand extends AppCommand {
    private static final String BELOW = "/buildpack-installations";

    BuildpackCommand(Context context) {
        super(context);
    }

    protected JsonNode installed() {
        return api().get(path(BELOW));
    }

    /** Changes the list of names, and says so. */
    protected void change(String doing, UnaryOperator<List<String>> change) {
        terminal.progress(doing + " " + shownApp(), () -> {
            List<String> names = new ArrayList<>();
            installed()
                    .forEach(one -> names.add(one.path("buildpack").path("name").asText()));
            return api().put(path(BELOW), body(change.apply(names)));
        });
    }

    private static JsonNode body(List<String> names) {
        ObjectNode body = Api.object();
        ArrayNode updates = body.putArray("updates");
        names.forEach(name -> updates.addObject().put("buildpack", name));
        return body;
    }
}
