package dev.slipway.platform.grant;

import dev.slipway.platform.account.Access;
import dev.slipway.platform.account.Accounts;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.account.Tokens;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Rights;
import dev.slipway.platform.build.BuildTokens;
import dev.slipway.platform.container.AppRepository;
import dev.slipway.platform.registry.RegistryAccess;
import dev.slipway.platform.release.Release;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The registry's callers. */
@ApplicationScoped
public class RegistryGrants implements RegistryAccess {
    private static final String APPS = "apps/";
    private static final String STACKS = "stacks/";

    private final Accounts accounts;
    private final BuildTokens builds;
    private final Rights rights;
    private final String nodePassword = Tokens.random();

    RegistryGrants(Accounts accounts, BuildTokens builds, Rights rights) {
        this.accounts = accounts;
        this.builds = builds;
        this.rights = rights;
    }

    /** With it, a runtime node of this JVM pulls any image; new at each start. */
    public String nodePassword() {
        return nodePassword;
    }

    @Override
    public Optional<Grant> authenticate(String user, String password) {
        if (Tokens.same(nodePassword, password)) {
            return Optional.of(new OfNode());
        }
        Optional<String> repository = builds.repository(password);
        if (repository.isPresent()) {
            return Optional.of(new OfBuild(repository.get()));
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.access(password))
                .filter(access -> access.allows(Scope.READ))
                .map(OfAccount::new);
    }

    /** What is called {@code APP/TYPE} is the app's, as long as it has that name. */
    @Override
    public String repository(String name) {
        return QuarkusTransaction.requiringNew()
                .call(() -> AppRepository.named(name))
                .map(AppRepository::name)
                .orElse(name);
    }

    private static boolean isDeletable(String repository, String digest) {
        return QuarkusTransaction.requiringNew().call(() -> !Release.needs(repository, digest));
    }

    private record OfNode() implements Grant {
        @Override
        public boolean mayPull(String repository) {
            return true;
        }

        @Override
        public boolean mayPush(String repository) {
            return false;
        }

        @Override
        public boolean mayDelete(String repository, String digest) {
            return false;
        }
    }

    /** @param own the one repository that the build pushes to */
    private record OfBuild(String own) implements Grant {
        @Override
        public boolean mayPull(String repository) {
            return repository.equals(own) || repository.startsWith(STACKS);
        }

        @Override
        public boolean mayPush(String repository) {
            return repository.equals(own);
        }

        @Override
        public boolean mayDelete(String repository, String digest) {
            return mayPush(repository) && isDeletable(repository, digest);
        }
    }

    /** Looks at what the account may do anew each time, as that can change while a large image is pushed. */
    private final class OfAccount implements Grant {
        private final Access access;

        OfAccount(Access access) {
            this.access = access;
        }

        @Override
        public boolean mayPull(String repository) {
            return repository.startsWith(STACKS) || mayDeploy(repository);
        }

        @Override
        public boolean mayPush(String repository) {
            return access.allows(Scope.WRITE) && mayDeploy(repository);
        }

        @Override
        public boolean mayDelete(String repository, String digest) {
            return mayPush(repository) && isDeletable(repository, digest);
        }

        private boolean mayDeploy(String repository) {
            if (access.account().admin) {
                return true;
            }
            return repository.startsWith(APPS)
                    && QuarkusTransaction.requiringNew()
                            .call(() -> App.byIdOrName(repository.split("/")[1])
                                    .filter(app ->
                                            rights.of(access.account(), app).contains(Permission.DEPLOY))
                                    .isPresent());
        }
    }
}
