package dev.slipway.cli.login;

import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.platform.KnownPlatforms;
import dev.slipway.cli.platform.Platform;
import dev.slipway.cli.platform.PlatformsFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "logout",
        description = "Forget a platform and its key. The key itself stays valid.")
public final class Logout extends Command {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The platform; the current one if not given.")
    @Nullable
    private String name;

    public Logout(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        PlatformsFile file = context.platforms();
        KnownPlatforms known = file.read();
        String leaving = name != null ? name : known.current();
        if (leaving == null || leaving.equals(Platform.LOCAL)) {
            throw new CommandException(
                    "You are not logged in to another platform; that of this machine needs no login.");
        }
        known.require(leaving);
        terminal.progress("Logging out of " + leaving, () -> {
            file.write(known.without(leaving));
            return leaving;
        });
    }
}
