package dev.slipway.platform.rendezvous;

import dev.slipway.model.dyno.DynoTerminal;
import dev.slipway.model.dyno.DynoTerminals;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Tokens;
import dev.slipway.platform.tls.ServerTls;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Brings clients and attached dynos together. Thread-safe. */
@ApplicationScoped
public class Rendezvous implements DynoTerminals {
    /** How long a client may take to connect after it asked. */
    private static final Duration VALIDITY = Duration.ofMinutes(5);

    /** What a client adds to its secret that wants to be told how the process ended. */
    private static final String TELL_EXIT_STATUS = "exit-status";

    private final Clock clock;
    private final PlatformConfig platform;
    private final RendezvousConfig config;
    private final ServerTls tls;
    private final Map<UUID, Session> byDyno = new ConcurrentHashMap<>();
    private final Map<String, Session> bySecret = new ConcurrentHashMap<>();
    private volatile @Nullable RendezvousServer server;

    Rendezvous(Clock clock, PlatformConfig platform, RendezvousConfig config, ServerTls tls) {
        this.clock = clock;
        this.platform = platform;
        this.config = config;
        this.tls = tls;
    }

    /** Begins to listen. */
    public void start() {
        server = RendezvousServer.listen(config, tls.context(), this::arrived);
    }

    /**
     * Makes a session for a dyno.
     *
     * @param terminal whether the dyno gets a terminal, of that size in characters
     * @return the URL that its client connects to, once, soon
     */
    public String open(UUID dynoId, boolean terminal, int columns, int lines) {
        RendezvousServer listening = server;
        if (listening == null) {
            throw new IllegalStateException("the rendezvous port is not open yet");
        }
        forgetUnclaimed();
        String secret = Tokens.random();
        Session session =
                new Session(terminal, columns, lines, config.idleTimeout(), clock, () -> forget(dynoId, secret));
        byDyno.put(dynoId, session);
        bySecret.put(secret, session);
        return "rendezvous://%s:%d/%s".formatted(URI.create(platform.apiUrl()).getHost(), listening.port(), secret);
    }

    @Override
    public Optional<DynoTerminal> of(UUID dynoId) {
        return Optional.ofNullable(byDyno.get(dynoId));
    }

    /** A secret is good for one client. */
    private boolean arrived(String secret, String wish, Client client) {
        Session session = bySecret.remove(secret);
        return session != null && session.arrived(client, wish.equals(TELL_EXIT_STATUS));
    }

    private void forgetUnclaimed() {
        bySecret.values().removeIf(session -> session.unclaimedFor(VALIDITY));
    }

    private void forget(UUID dynoId, String secret) {
        byDyno.remove(dynoId);
        bySecret.remove(secret);
    }

    @PreDestroy
    void close() {
        if (server != null) {
            server.close();
        }
        byDyno.values().forEach(Session::close);
    }
}
