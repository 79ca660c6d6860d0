package dev.slipway.cli.preview;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "previews:create",
        description = "Push a branch of this repository as a preview: an app of its own, made like this one.")
public final class CreatePreview extends AppCommand {
    @Parameters(paramLabel = "NAME", description = "What the preview is called.")
    private String name = "";

    @Option(
            names = {"-b", "--branch"},
            paramLabel = "BRANCH",
            defaultValue = "HEAD",
            description = "The branch or commit to push; what is checked out if not given.")
    private String branch = "HEAD";

    public CreatePreview(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String app = app();
        String remote = context.git().remotes().stream()
                .filter(one -> context.git().appOf(one).filter(app::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new CommandException("No git remote here leads to " + app + ". Add one: "
                        + context.script() + " git:remote -a " + app));
        endWith(context.git().push(remote, "+" + branch + ":refs/heads/preview/" + PreviewPath.name(name)));
    }
}
