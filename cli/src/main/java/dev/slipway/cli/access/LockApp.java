package dev.slipway.cli.access;

import dev.slipway.cli.command.Context;

@picocli.CommandLine.Command(
        name = "apps:lock",
        description = "Prevent members of an app's team from joining it; those who have not may only look at it.")
public final class LockApp extends LockCommand {
    public LockApp(Context context) {
        super(context, true);
    }
}
