package dev.slipway.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.stream.OutputStreams;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "releases:retry",
        description = "Release once more what the newest release failed with, without a build.")
public final class RetryRelease extends AppCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the new release as JSON.")
    private boolean json;

    public RetryRelease(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode newest = Versions.find(api, app(), null);
        String failed = "v" + newest.path("version").asText();
        String slug = newest.path("slug").path("id").asText("");
        if (!newest.path("status").asText().equals("failed") || slug.isEmpty()) {
            throw new CommandException(
                    "The newest release, " + failed + ", has not failed: there is nothing to retry.");
        }
        JsonNode made = terminal.progress(
                "Retrying " + failed + " of " + shownApp(),
                () -> api.post(path("/releases"), Api.object().put("slug", slug)),
                release -> "v" + release.path("version").asText());
        if (json) {
            terminal.print(made.toPrettyString());
        } else {
            OutputStreams.print(api, made, terminal);
        }
    }
}
