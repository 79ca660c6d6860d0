package dev.slipway.platform.grant;

import dev.slipway.platform.account.Accounts;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.account.Tokens;
import dev.slipway.platform.build.BuildTokens;
import dev.slipway.platform.registry.RegistryAccess;
import dev.slipway.platform.release.Release;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The registry's callers. */
@ApplicationScoped
public class RegistryGrants implements RegistryAccess {
    private final Accounts accounts;
    private final BuildTokens builds;
    private final String nodePassword = Tokens.random();

    RegistryGrants(Accounts accounts, BuildTokens builds) {
        this.accounts = accounts;
        this.builds = builds;
    }

    /** With it, a runtime node of this JVM pulls any image; new at each start. */
    public String nodePassword() {
        return nodePassword;
    }

    @Override
    public Optional<Grant> authenticate(String user, String password) {
        if (Tokens.same(nodePassword, password)) {
            return Optional.of(new Rights(true, Optional.empty(), false));
        }
        Optional<String> repository = builds.repository(password);
        if (repository.isPresent()) {
            return Optional.of(new Rights(false, repository, true));
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.access(password))
                .filter(access -> access.allows(Scope.READ))
                .map(access -> new Rights(true, Optional.empty(), access.allows(Scope.WRITE)));
    }

    /** @param only the one repository of a build; empty for all */
    private record Rights(boolean pullsAll, Optional<String> only, boolean pushes) implements Grant {
        @Override
        public boolean mayPull(String repository) {
            return pullsAll || only.filter(repository::equals).isPresent() || repository.startsWith("stacks/");
        }

        @Override
        public boolean mayPush(String repository) {
            return pushes && (only.isEmpty() || only.get().equals(repository));
        }

        @Override
        public boolean mayDelete(String repository, String digest) {
            return mayPush(repository)
                    && QuarkusTransaction.requiringNew().call(() -> !Release.needs(repository, digest));
        }
    }
}
