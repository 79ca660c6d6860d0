package dev.slipway.cli.app;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "open", description = "Print the app's URL.")
public final class Open extends AppCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print it as JSON.")
    private boolean json;

    public Open(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String url = api().get(path("")).path("web_url").asText();
        terminal.print(json ? Api.object().put("web_url", url).toPrettyString() : url);
    }
}
