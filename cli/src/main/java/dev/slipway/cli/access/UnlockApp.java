package dev.slipway.cli.access;

import dev.slipway.cli.command.Context;

@picocli.CommandLine.Command(name = "apps:unlock", description = "Open an app to all members of its team again.")
public final class UnlockApp extends LockCommand {
    public UnlockApp(Context context) {
        super(context, false);
    }
}
