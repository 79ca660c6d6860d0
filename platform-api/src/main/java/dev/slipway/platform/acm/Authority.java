package dev.slipway.platform.acm;

import dev.slipway.platform.config.Vault;
import dev.slipway.platform.tls.EcKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.net.ProxySelector;
import java.security.KeyPair;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/**
 * The certificate authority, and the account that this installation has with it: made at first use, with a key that is kept.
 * Thread-safe.
 */
@ApplicationScoped
class Authority {
    private final Clock clock;
    private final AcmeConfig config;
    private final Vault vault;
    private final EntityManager database;
    private @Nullable Login login;

    Authority(Clock clock, AcmeConfig config, Vault vault, EntityManager database) {
        this.clock = clock;
        this.config = config;
        this.vault = vault;
        this.database = database;
    }

    /** What the authority is called in messages. */
    String name() {
        return config.directory().getHost();
    }

    /** Asks for the account, which the authority makes if it doesn't know the key. */
    synchronized Login login() throws AcmeException {
        if (login == null) {
            login = account().createLogin(session());
        }
        return login;
    }

    /** The account is asked for anew the next time, as the authority doesn't know it any more. */
    synchronized void forgetLogin() {
        login = null;
    }

    private Session session() {
        GenericAcmeProvider provider = config.trustedRoots()
                .<GenericAcmeProvider>map(AuthorityTrust::new)
                .orElseGet(GenericAcmeProvider::new);
        Session session = new Session(config.directory(), provider);
        session.networkSettings().setProxySelector(ProxySelector.getDefault());
        return session;
    }

    private AccountBuilder account() {
        AccountBuilder account = new AccountBuilder().agreeToTermsOfService().useKeyPair(key());
        config.email().ifPresent(account::addEmail);
        if (config.accountKeyId().isPresent() && config.accountMacKey().isPresent()) {
            account.withKeyIdentifier(
                    config.accountKeyId().get(), config.accountMacKey().get());
        }
        return account;
    }

    /** Of several platforms that make one at the same time, all use the one that was stored first. */
    private KeyPair key() {
        String directory = config.directory().toString();
        byte[] sealed = QuarkusTransaction.requiringNew().call(() -> {
            if (AcmeAccount.with(directory).isEmpty()) {
                database.createNativeQuery("""
                                insert into acme_account (directory, sealed_key, created_at)
                                values (:directory, :key, :now) on conflict do nothing
                                """)
                        .setParameter("directory", directory)
                        .setParameter("key", vault.seal(EcKeys.write(EcKeys.generate()), context(directory)))
                        .setParameter("now", clock.instant())
                        .executeUpdate();
            }
            return AcmeAccount.with(directory).orElseThrow().sealedKey;
        });
        return EcKeys.read(vault.open(sealed, context(directory)));
    }

    private static String context(String directory) {
        return "acme/" + directory + "/key";
    }
}
