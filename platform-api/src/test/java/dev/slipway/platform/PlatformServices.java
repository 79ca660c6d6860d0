package dev.slipway.platform;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A real PostgreSQL and a home folder of its own for the tests of this module. */
public class PlatformServices implements QuarkusTestResourceLifecycleManager {
    /** What the tests' routers show. */
    public static final String ROUTER_TOKEN = "a-router-of-the-tests";

    private EmbeddedPostgres database;

    @Override
    public Map<String, String> start() {
        try {
            Path home = Files.createTempDirectory("slipway-platform-test");
            Files.writeString(home.resolve("router-token"), ROUTER_TOKEN);
            database = EmbeddedPostgres.builder().start();
            return Map.of(
                    "slipway.home", home.toString(),
                    "quarkus.datasource.jdbc.url", database.getJdbcUrl("postgres", "postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException("could not start PostgreSQL for the tests", e);
        }
    }

    @Override
    public void stop() {
        try {
            if (database != null) {
                database.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
