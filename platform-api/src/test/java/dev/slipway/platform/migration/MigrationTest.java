package dev.slipway.platform.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Upgrades a database that was filled by an earlier version, as an installation's is. */
class MigrationTest {
    private static final String ADMIN = "11111111-1111-1111-1111-111111111111";
    private static final String APP = "22222222-2222-2222-2222-222222222222";
    private static final String RELEASE = "33333333-3333-3333-3333-333333333333";
    private static final String SLUG = "44444444-4444-4444-4444-444444444444";

    private EmbeddedPostgres database;

    @BeforeEach
    void start() throws IOException {
        database = EmbeddedPostgres.builder().start();
    }

    @AfterEach
    void stop() throws IOException {
        database.close();
    }

    @Test
    void keepsTheRowsOfTheVersionWithOneAccount() throws SQLException {
        migrate("8");
        run("""
                insert into account (id, email, name, created_at, updated_at)
                    values ('%1$s', 'admin@localhost', 'Administrator', now(), now());
                insert into app (id, name, owner_id, stack, maintenance, network_number, current_release_id, created_at, updated_at)
                    values ('%2$s', 'shop', '%1$s', 'bookworm', false, 0, '%3$s', now(), now());
                insert into slug (id, app_id, repository, digest, commit_id, process_types, description, size, stack, created_at)
                    values ('%4$s', '%2$s', 'apps/%2$s', 'sha256:00', 'c0ffee', '{"web":"node ."}', 'Node.js', 1, 'bookworm', now());
                insert into release (id, app_id, version, slug_id, sealed_config, description, account_id, status, output, created_at, updated_at)
                    values ('%3$s', '%2$s', 1, '%4$s', '\\x00', 'Deploy', '%1$s', 'SUCCEEDED', '', now(), now());
                insert into config_var values ('%2$s', 'GREETING', '\\x0102');
                insert into audit_event (id, account_id, app_id, app_name, action, details, at)
                    values ('%3$s', '%1$s', '%2$s', 'shop', 'app:create', '', now());
                """.formatted(ADMIN, APP, RELEASE, SLUG));

        migrate("latest");

        assertEquals("shop", text("select name from app where owner_id = '%s' and team_id is null".formatted(ADMIN)));
        assertEquals("shop", text("select name from app where deploy_branch is null and not locked"));
        assertEquals(
                "1", text("select version from release where id = '%s' and slug_id is not null".formatted(RELEASE)));
        assertEquals("\\x0102", text("select sealed_value from config_var where name = 'GREETING'"));
        assertEquals("t", text("select admin from account where password_hash is null and deleted_at is null"));
        assertEquals("t", text("select second_factor_since is null from account"));
        assertEquals("app:create", text("select action from audit_event"));
    }

    @Test
    void logDrainsGoOnWhereTheyStoodAndGoWithTheirShipments() throws SQLException {
        migrate("21");
        run("""
                insert into account (id, email, name, admin, created_at, updated_at)
                    values ('%1$s', 'admin@localhost', 'Administrator', true, now(), now());
                insert into app (id, name, owner_id, stack, maintenance, network_number, created_at, updated_at)
                    values ('%2$s', 'shop', '%1$s', 'bookworm', false, 0, now(), now());
                insert into log_drain values ('%3$s', '%2$s', 'd.1', '\\x00', now(), now());
                insert into drain_shipment (drain_id, holder, held_until, sequence, shipped_at)
                    values ('%3$s', '%4$s', now(), 42, now());
                """.formatted(ADMIN, APP, RELEASE, SLUG));

        migrate("latest");

        assertEquals(
                "42",
                text(
                        "select sequence from drain_shipment where id = log_drain_id and log_drain_id = '%s' and revision = 0"
                                .formatted(RELEASE)));
        run("delete from app");
        assertEquals("0", text("select count(*) from drain_shipment"));
    }

    @Test
    void theRecordOfChangesIsClosedAfterwards() throws SQLException {
        migrate("latest");
        run("insert into audit_event (id, action, details, at) values ('%s', 'a', '', now())".formatted(APP));
        for (String change :
                new String[] {"delete from audit_event", "update audit_event set details = 'x'", "truncate audit_event"
                }) {
            SQLException refused = assertThrows(SQLException.class, () -> run(change));
            assertTrue(refused.getMessage().contains("only ever added"), refused.getMessage());
        }
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database.getPostgresDatabase())
                .locations("classpath:db/migration")
                .target(MigrationVersion.fromVersion(target))
                .load()
                .migrate();
    }

    private void run(String statements) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private String text(String query) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertTrue(rows.next(), "no row: " + query);
            return rows.getString(1);
        }
    }
}
