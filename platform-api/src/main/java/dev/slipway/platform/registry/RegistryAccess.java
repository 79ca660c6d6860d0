package dev.slipway.platform.registry;

import java.util.Optional;

/** Who may do what in the registry. Implemented by the account feature. Thread-safe. */
public interface RegistryAccess {
    /** The rights of a Basic credential; empty if it is not known. */
    Optional<Grant> authenticate(String user, String password);

    /** The repository that users mean by a name: that of an app, for instance, which is named by the app's id. */
    default String repository(String name) {
        return name;
    }

    /** The rights of one caller. */
    interface Grant {
        boolean mayPull(String repository);

        boolean mayPush(String repository);

        /**
         * Asked for a manifest in a repository that the caller may push to; false if something that can't be made
         * again needs it.
         *
         * @param digest {@code sha256:…}
         */
        boolean mayDelete(String repository, String digest);
    }
}
