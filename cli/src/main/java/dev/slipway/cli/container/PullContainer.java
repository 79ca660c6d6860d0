package dev.slipway.cli.container;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.command.Docker;
import java.util.List;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "container:pull",
        description = "Pull the images that were pushed for process types, with docker.")
public final class PullContainer extends AppCommand {
    @Parameters(arity = "1..*", paramLabel = "TYPE[:TAG]", description = "Such as web or web:latest.")
    private List<String> types = List.of();

    public PullContainer(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String root = api().registryHost() + "/" + app() + "/";
        Docker docker = new Docker(context);
        for (String type : types) {
            terminal.heading("Pulling %s as %s".formatted(type, root + type));
            docker.run(List.of("pull", root + type));
        }
    }
}
