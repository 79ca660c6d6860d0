package dev.slipway.console.page;

import dev.slipway.platform.account.Permission;
import java.util.Set;

/** What whoever looks at an app's pages may do with it: no page offers more. The endpoints check it again. */
public record May(Set<Permission> granted) {
    public May {
        granted = Set.copyOf(granted);
    }

    public boolean deploy() {
        return granted.contains(Permission.DEPLOY);
    }

    public boolean operate() {
        return granted.contains(Permission.OPERATE);
    }

    public boolean manage() {
        return granted.contains(Permission.MANAGE);
    }

    /** Whether they may change what the app's code runs with, and see its config vars. */
    public boolean run() {
        return deploy() || operate();
    }
}
