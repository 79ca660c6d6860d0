package dev.slipway.cli.preview;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "previews:extend", description = "Let a preview live longer.")
public final class ExtendPreview extends AppCommand {
    @Parameters(paramLabel = "NAME", description = "What follows preview/ in its branch, or its app.")
    private String name = "";

    @Option(
            names = {"-d", "--days"},
            paramLabel = "DAYS",
            defaultValue = "5",
            description = "How many days from now (5), 365 at most.")
    private int days = 5;

    public ExtendPreview(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.progress(
                "Extending preview " + PreviewPath.name(name) + " of " + shownApp(),
                () -> api().patch(path(PreviewPath.of(name)), Api.object().put("days", days)),
                preview -> "it ends at " + ListPreviews.end(context, preview));
    }
}
