package dev.slipway.cli.login;

import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.platform.PlatformsFile;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "platforms:use", description = "Send commands to another platform from now on.")
public final class UsePlatform extends Command {
    @Parameters(paramLabel = "NAME", description = "One that platforms lists; local is the one of this machine.")
    private String name = "";

    public UsePlatform(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        PlatformsFile file = context.platforms();
        file.write(file.read().using(name));
        terminal.note("Commands go to " + name + " now.");
    }
}
