package dev.slipway.platform.contract;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** A digest of what the database holds of the API's resources, to see whether a request has changed any of it. */
@ApplicationScoped
class StoredRows {
    /** What schedulers and rollouts change by themselves is left out. */
    private static final List<String> ROWS = List.of(
            "(select id, name, stack, maintenance from app)",
            "account",
            "account_key",
            "api_key",
            "buildpack_installation",
            "config_var",
            "(select id, hostname, kind from domain)",
            "formation",
            "pipeline",
            "pipeline_coupling",
            "pipeline_promotion",
            "promotion_target",
            "slug",
            "collaborator",
            "team",
            "team_member",
            "team_invitation",
            "app_feature",
            "account_feature",
            "app_transfer",
            "oauth_client",
            "oauth_authorization",
            "oauth_grant",
            "oauth_refresh_token",
            "(select id from log_drain)",
            "(select id, signals, sealed_exporter from telemetry_drain)",
            "(select id from webhook)",
            // What was begun and taken back is in the record all the same.
            "(select id from audit_event where app_id is null or app_id in (select id from app))",
            "(select id from build)",
            "(select id, description from release)",
            "(select count(*) from dyno where one_off)");

    private static final String QUERY = ROWS.stream()
            .map(rows -> "select md5(string_agg(t::text, '|' order by t::text)) from " + rows + " t")
            .collect(Collectors.joining(" union all "));

    private final AgroalDataSource database;

    StoredRows(AgroalDataSource database) {
        this.database = database;
    }

    /** Alike if, and only if, nothing has changed. */
    String digest() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet digests = statement.executeQuery(QUERY)) {
            StringBuilder all = new StringBuilder();
            while (digests.next()) {
                all.append(digests.getString(1)).append(' ');
            }
            return all.toString();
        } catch (SQLException e) {
            throw new IllegalStateException("the rows can't be read", e);
        }
    }
}
