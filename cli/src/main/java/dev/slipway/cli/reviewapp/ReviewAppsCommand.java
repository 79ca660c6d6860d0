package dev.slipway.cli.reviewapp;

import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;

/** A command on how a pipeline's review apps are made. */
abstract class ReviewAppsCommand extends Command {
    @Option(
            names = {"-p", "--pipeline"},
            required = true,
            paramLabel = "PIPELINE",
            description = "The pipeline's name or id.")
    private String pipeline = "";

    ReviewAppsCommand(Context context) {
        super(context);
    }

    String path() {
        return "/pipelines/" + pipeline + "/review-app-config";
    }
}
