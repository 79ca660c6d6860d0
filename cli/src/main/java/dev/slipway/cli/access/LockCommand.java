package dev.slipway.cli.access;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;

/** Changes whether members of an app's team may join it. */
abstract class LockCommand extends AppCommand {
    private final boolean locked;

    LockCommand(Context context, boolean locked) {
        super(context);
        this.locked = locked;
    }

    @Override
    protected void run() {
        Api api = api();
        String path = "/teams/apps/" + app();
        if (api.get(path).path("locked").asBoolean() == locked) {
            throw new CommandException(
                    locked
                            ? "Cannot lock " + app() + ": it is locked already. To open it: apps:unlock."
                            : "Cannot unlock " + app() + ": it is not locked. To close it: apps:lock.");
        }
        terminal.progress(
                (locked ? "Locking " : "Unlocking ") + shownApp(),
                () -> api.patch(path, Api.object().put("locked", locked)));
    }
}
