package dev.slipway.cli.pipeline;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "pipelines:create",
        description = "Make a pipeline, with the app in it if a stage is given.")
public final class CreatePipeline extends AppCommand {
    @Parameters(paramLabel = "NAME", description = "3 to 30 lower case letters, digits and hyphens.")
    private String name = "";

    @Option(
            names = {"-s", "--stage"},
            paramLabel = "STAGE",
            description = "The app's stage: test, review, development, staging or production.")
    @Nullable
    private String stage;

    public CreatePipeline(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Optional<String> chosen = Optional.ofNullable(stage).map(Couplings::stage);
        Api api = api();
        terminal.progress(
                "Creating " + terminal.paint(Style.GOOD, name) + " pipeline",
                () -> api.post("/pipelines", Api.object().put("name", name)));
        chosen.ifPresent(first -> terminal.progress(
                "Adding " + shownApp() + " to " + terminal.paint(Style.GOOD, name) + " pipeline as " + first,
                () -> Couplings.add(api, name, app(), first)));
    }
}
