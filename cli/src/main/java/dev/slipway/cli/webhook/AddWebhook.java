package dev.slipway.cli.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "webhooks:add",
        description =
                "Have an address told what happens to an app. A secret that the platform makes is printed this once.")
public final class AddWebhook extends AppCommand {
    private static final String SECRET = "Heroku-Webhook-Secret";

    @Option(
            names = {"-i", "--include"},
            required = true,
            paramLabel = "WHAT",
            description = "What it is told of, with commas between: api:app, api:build, api:collaborator, api:domain,"
                    + " api:formation, api:release, api:sni-endpoint, dyno.")
    private String include = "";

    @Option(
            names = {"-l", "--level"},
            required = true,
            paramLabel = "LEVEL",
            description = "notify tries a few times; sync tries for long, and keeps the order.")
    private String level = "";

    @Option(
            names = {"-u", "--url"},
            required = true,
            paramLabel = "URL",
            description = "Where notifications are sent.")
    private String url = "";

    @Option(
            names = {"-s", "--secret"},
            paramLabel = "TEXT",
            description = "What notifications are signed with; made by the platform if not given.")
    @Nullable
    private String secret;

    @Option(
            names = {"-t", "--authorization"},
            paramLabel = "TEXT",
            description = "The Authorization header to send along.")
    @Nullable
    private String authorization;

    @Option(
            names = {"-j", "--json"},
            description = "Print the webhook as JSON, with a secret that the platform made.")
    private boolean json;

    public AddWebhook(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = Api.object();
        Words.putInclude(body, include);
        body.put("level", level);
        body.put("url", url);
        Words.put(body, "secret", secret);
        Words.put(body, "authorization", authorization);
        Api.Made made =
                terminal.progress("Adding webhook to " + shownApp(), () -> api().post(path("/webhooks"), body, SECRET));
        if (json) {
            ObjectNode shown = made.body().deepCopy();
            made.header().ifPresent(text -> shown.put("secret", text));
            terminal.print(shown.toPrettyString());
            return;
        }
        made.header().ifPresent(text -> {
            terminal.heading("Webhooks Signing Secret");
            terminal.print(text);
        });
    }
}
