package dev.slipway.cli.preview;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "previews:destroy",
        description = "Destroy a preview: its app and its branch preview/NAME.")
public final class DestroyPreview extends AppCommand {
    @Parameters(paramLabel = "NAME", description = "What follows preview/ in its branch, or its app.")
    private String name = "";

    public DestroyPreview(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.progress(
                "Destroying preview " + PreviewPath.name(name) + " of " + shownApp(),
                () -> api().delete(path(PreviewPath.of(name))));
    }
}
