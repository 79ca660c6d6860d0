package dev.slipway.platform.registry;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives the access check a CDI request context of its own, since it may use request-scoped beans such as the entity
 * manager. It ends with the check: an upload of minutes must not hold a database connection.
 */
record RequestScopedAccess(RegistryAccess access) implements RegistryAccess {
    @Override
    public Optional<Grant> authenticate(String user, String password) {
        return inContext(() -> access.authenticate(user, password)).map(RequestScopedGrant::new);
    }

    @Override
    public String repository(String name) {
        return inContext(() -> access.repository(name));
    }

    private static <T> T inContext(Supplier<T> check) {
        ManagedContext context = Arc.container().requestContext();
        if (context.isActive()) {
            return check.get();
        }
        context.activate();
        try {
            return check.get();
        } finally {
            context.terminate();
        }
    }

    private record RequestScopedGrant(Grant grant) implements Grant {
        @Override
        public boolean mayPull(String repository) {
            return inContext(() -> grant.mayPull(repository));
        }

        @Override
        public boolean mayPush(String repository) {
            return inContext(() -> grant.mayPush(repository));
        }

        @Override
        public boolean mayDelete(String repository, String digest) {
            return inContext(() -> grant.mayDelete(repository, digest));
        }
    }
}
