package dev.slipway.platform.tls;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SSLOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The certificate of the HTTP server's TLS port, which opens after all observers of the start have run. */
@Singleton
class HttpTls {
    /** What {@code quarkus.http.tls-configuration-name} says. */
    private static final String NAME = "platform";

    void register(@Observes StartupEvent event, TlsConfigurationRegistry registry, ServerTls tls) {
        ServerTls.Files files = tls.files();
        KeyCertOptions keys = new PemKeyCertOptions()
                .addCertPath(files.certificates().toString())
                .addKeyPath(files.key().toString());
        registry.register(NAME, new BaseTlsConfiguration() {
            @Override
            public String getName() {
                return NAME;
            }

            @Override
            public KeyCertOptions getKeyStoreOptions() {
                return keys;
            }

            @Override
            public SSLOptions getSSLOptions() {
                return new SSLOptions().setKeyCertOptions(keys);
            }
        });
    }
}
