package dev.slipway.cli.container;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import java.util.List;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "container:rm",
        description = "Take process types that have an image of their own out of an app.")
public final class RemoveContainer extends AppCommand {
    @Parameters(arity = "1..*", paramLabel = "TYPE", description = "Such as worker.")
    private List<String> types = List.of();

    public RemoveContainer(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        for (String type : types) {
            terminal.progress(
                    "Removing container " + type + " for " + shownApp(),
                    () -> api().patch(path("/formation/" + type), Api.object().putNull("docker_image")));
        }
    }
}
