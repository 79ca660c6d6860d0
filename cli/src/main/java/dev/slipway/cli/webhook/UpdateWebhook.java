package dev.slipway.cli.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "webhooks:update", description = "Change a webhook of an app.")
public final class UpdateWebhook extends AppCommand {
    @Parameters(paramLabel = "ID", description = "The webhook's id.")
    private String id = "";

    @Option(
            names = {"-i", "--include"},
            paramLabel = "WHAT",
            description = "What it is told of, with commas between.")
    @Nullable
    private String include;

    @Option(
            names = {"-l", "--level"},
            paramLabel = "LEVEL",
            description = "notify or sync.")
    @Nullable
    private String level;

    @Option(
            names = {"-u", "--url"},
            paramLabel = "URL",
            description = "Where notifications are sent.")
    @Nullable
    private String url;

    @Option(
            names = {"-s", "--secret"},
            paramLabel = "TEXT",
            description = "What notifications are signed with.")
    @Nullable
    private String secret;

    @Option(
            names = {"-t", "--authorization"},
            paramLabel = "TEXT",
            description = "The Authorization header to send along.")
    @Nullable
    private String authorization;

    public UpdateWebhook(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = Api.object();
        if (include != null) {
            Words.putInclude(body, include);
        }
        Words.put(body, "level", level);
        Words.put(body, "url", url);
        Words.put(body, "secret", secret);
        Words.put(body, "authorization", authorization);
        if (body.isEmpty()) {
            throw new CommandException(
                    "Nothing to change was given. Give some of --include, --level, --url, --secret, --authorization.");
        }
        terminal.progress(
                "Updating webhook " + id + " for " + shownApp(), () -> api().patch(path("/webhooks/" + id), body));
    }
}
