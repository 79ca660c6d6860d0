package dev.slipway.console;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A PostgreSQL with an installation's data as the first version of the schema had them, and that installation's keys. */
public class DataOfVersionOne implements QuarkusTestResourceLifecycleManager {
    private EmbeddedPostgres database;

    @Override
    public Map<String, String> start() {
        try {
            Path home = Files.createTempDirectory("slipway-upgrade-test");
            Files.writeString(home.resolve("api-key"), resource("version-1/api-key"));
            Files.writeString(home.resolve("config-key"), resource("version-1/config-key"));
            database = EmbeddedPostgres.builder().start();
            Flyway.configure()
                    .dataSource(database.getPostgresDatabase())
                    .target("1")
                    .load()
                    .migrate();
            try (Connection connection = database.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(resource("version-1.sql"));
            }
            return Map.of(
                    "slipway.home", home.toString(),
                    "quarkus.datasource.jdbc.url", database.getJdbcUrl("postgres", "postgres"));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("could not make a database as of version 1", e);
        }
    }

    @Override
    public void stop() {
        try {
            if (database != null) {
                database.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = DataOfVersionOne.class.getResourceAsStream("/upgrade/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
