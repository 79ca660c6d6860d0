package dev.slipway.router.proxy;

import dev.slipway.router.routes.Endpoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Idle connections to dynos, of one event loop and used by it only. The last used is used first, so that the rest can
 * age and go.
 */
final class Pool {
    private final Map<Endpoint, Deque<DynoConnection>> idle = new IdentityHashMap<>();
    private final int perDyno;
    private final long maxIdleNanos;

    Pool(int perDyno, long maxIdleNanos) {
        this.perDyno = perDyno;
        this.maxIdleNanos = maxIdleNanos;
    }

    /** Takes a connection that has been idle for less than a time, or null. */
    @Nullable
    DynoConnection take(Endpoint endpoint, long withinNanos) {
        Deque<DynoConnection> connections = idle.get(endpoint);
        if (connections == null) {
            return null;
        }
        DynoConnection latest = connections.peekLast();
        if (latest == null || latest.idleNanos() > withinNanos || !latest.usable()) {
            return null;
        }
        return connections.pollLast();
    }

    void put(DynoConnection connection) {
        Endpoint endpoint = connection.endpoint();
        Deque<DynoConnection> connections = idle.computeIfAbsent(endpoint, key -> new ArrayDeque<>());
        if (!endpoint.routed() || connections.size() >= perDyno) {
            connection.close();
            return;
        }
        connections.addLast(connection);
    }

    void remove(DynoConnection connection) {
        Deque<DynoConnection> connections = idle.get(connection.endpoint());
        if (connections != null) {
            connections.remove(connection);
        }
    }

    /** Closes connections that no route leads to, or that have been idle for too long. */
    void sweep() {
        List<DynoConnection> leaving = new ArrayList<>();
        idle.forEach((endpoint, connections) -> {
            for (DynoConnection connection : connections) {
                if (!endpoint.routed() || connection.idleNanos() > maxIdleNanos) {
                    leaving.add(connection);
                }
            }
        });
        leaving.forEach(connection -> {
            remove(connection);
            connection.close();
        });
        idle.values().removeIf(Deque::isEmpty);
    }
}
