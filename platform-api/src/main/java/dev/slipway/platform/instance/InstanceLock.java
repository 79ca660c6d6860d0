package dev.slipway.platform.instance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An advisory lock on the database, held by a connection of its own: shared by the platforms that have Kafka, exclusive
 * for one that has not. Thread-safe.
 */
final class InstanceLock {
    /** "Slipway" in ASCII, and the lock's number; PostgreSQL lists the key in two halves. */
    private static final long KEY = 0x536C697077617901L;

    private static final int ALIVE_WITHIN_S = 5;

    /** So that PostgreSQL notices within half a minute that this machine is gone. */
    private static final String SETTINGS = """
            set tcp_keepalives_idle = 10;
            set tcp_keepalives_interval = 5;
            set tcp_keepalives_count = 3;
            """;

    private static final String HOLDER = """
            select coalesce(nullif(a.application_name, ''), 'a platform'), coalesce(host(a.client_addr), 'this machine'),
                   to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS TZ')
            from pg_locks l join pg_stat_activity a using (pid)
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
              and l.database = (select oid from pg_database where datname = current_database())
              and l.classid::bigint = ? and l.objid::bigint = ?
            order by a.backend_start limit 1
            """;

    private final DataSource database;
    private final boolean shared;
    private final String owner;
    private @Nullable Connection held;

    /**
     * @param owner what others are told of who holds it
     */
    InstanceLock(DataSource database, boolean shared, String owner) {
        this.database = database;
        this.shared = shared;
        this.owner = owner;
    }

    /** True if this platform has the lock now; false if one that it can't share with has it. */
    synchronized boolean take() throws SQLException {
        if (holds()) {
            return true;
        }
        Connection connection = database.getConnection();
        try {
            if (!tryLock(connection)) {
                connection.close();
                return false;
            }
            introduce(connection);
        } catch (SQLException e) {
            giveUp(connection);
            throw e;
        }
        held = connection;
        return true;
    }

    /** Whether the connection that holds the lock is alive. */
    synchronized boolean holds() throws SQLException {
        Connection connection = held;
        if (connection == null) {
            return false;
        }
        if (connection.isValid(ALIVE_WITHIN_S)) {
            return true;
        }
        held = null;
        giveUp(connection);
        return false;
    }

    /** Who has the lock, in words. */
    String holder() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(HOLDER)) {
            query.setLong(1, KEY >>> 32);
            query.setLong(2, KEY & 0xFFFF_FFFFL);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? row.getString(1) + " at " + row.getString(2) + ", since " + row.getString(3)
                        : "one that has just ended";
            }
        }
    }

    synchronized void release() throws SQLException {
        Connection connection = held;
        held = null;
        if (connection != null) {
            giveUp(connection);
        }
    }

    private boolean tryLock(Connection connection) throws SQLException {
        String function = shared ? "pg_try_advisory_lock_shared" : "pg_try_advisory_lock";
        try (PreparedStatement query = connection.prepareStatement("select " + function + "(?)")) {
            query.setLong(1, KEY);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void introduce(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
        }
        try (PreparedStatement query = connection.prepareStatement("select set_config('application_name', ?, false)")) {
            query.setString(1, owner);
            query.execute();
        }
    }

    /** Closes the connection for good: back in a pool, it would keep the lock. */
    private static void giveUp(Connection connection) throws SQLException {
        connection.abort(Runnable::run);
    }
}
