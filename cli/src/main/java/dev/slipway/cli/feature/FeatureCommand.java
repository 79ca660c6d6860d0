package dev.slipway.cli.feature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.terminal.Style;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** A command on features of an app, or of one's own account. */
abstract class FeatureCommand extends AppCommand {
    @Option(
            names = {"-u", "--user"},
            description = "Of your account, not of an app.")
    private boolean user;

    FeatureCommand(Context context) {
        super(context);
    }

    JsonNode features() {
        return api().get(base(), "name ..; max=1000;");
    }

    JsonNode feature(String name) {
        return api().get(pathOf(name));
    }

    /** What has the features, for a heading. */
    String heading() {
        return user ? "User Features " + api().get("/account").path("email").asText() : "App Features " + app();
    }

    /** Switches a feature, and says when that takes effect. */
    void update(String name, boolean enabled) {
        String word = enabled ? "enabled" : "disabled";
        terminal.progress(
                (enabled ? "Enabling " : "Disabling ") + terminal.paint(Style.GOOD, name) + " for "
                        + (user ? "your account" : shownApp()),
                () -> {
                    if (feature(name).path("enabled").asBoolean() == enabled) {
                        throw new CommandException(name + " is " + word + " already.");
                    }
                    return api().patch(pathOf(name), Api.object().put("enabled", enabled));
                });
        if (!user) {
            terminal.note("It takes effect when a dyno starts the next time. To start all anew: " + context.script()
                    + " restart -a " + app());
        }
    }

    private String base() {
        return user ? "/account/features" : path("/features");
    }

    private String pathOf(String name) {
        return base() + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
