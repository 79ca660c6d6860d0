package dev.slipway.router.tls;

import dev.slipway.model.route.Certificate;
import dev.slipway.model.route.KeySeal;
import dev.slipway.router.routes.RouteTable;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that are ready for handshakes. Each is made ready at the first handshake that asks for it, for most names
 * of an installation are asked for seldom or never. Thread-safe.
 */
public final class Identities {
    private static final System.Logger LOG = System.getLogger(Identities.class.getName());

    private final RouteTable table;
    private final Path tokenFile;
    private final Executor work;
    private final Map<String, SslContext> ready = new ConcurrentHashMap<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private Map<String, Certificate> seen = Map.of();

    /**
     * @param tokenFile read anew for each certificate, since it may appear or change while the router runs
     * @param work where keys are opened, which takes longer than an event loop should
     */
    public Identities(RouteTable table, Path tokenFile, Executor work) {
        this.table = table;
        this.tokenFile = tokenFile;
        this.work = work;
    }

    /**
     * Forgets what is shown no more, once the routes have changed. Connections that were made with it go on. One thread calls
     * it, with each message of the feed.
     */
    public void routesChanged() {
        Map<String, Certificate> now = table.current().certificates();
        if (now == seen) {
            return;
        }
        seen = now;
        Set<String> shown = now.values().stream().map(Certificate::id).collect(Collectors.toSet());
        ready.keySet().retainAll(shown);
        broken.retainAll(shown);
    }

    /** What to show for a hostname; fails if there is no certificate for it, or none that can be used. */
    Future<SslContext> find(@Nullable String hostname, EventExecutor loop) {
        Certificate certificate =
                hostname == null ? null : table.current().certificates().get(hostname);
        if (certificate == null) {
            return loop.newFailedFuture(new GeneralSecurityException("no certificate for " + hostname));
        }
        SslContext known = ready.get(certificate.id());
        if (known != null) {
            return loop.newSucceededFuture(known);
        }
        Promise<SslContext> made = loop.newPromise();
        work.execute(() -> make(certificate, made));
        return made;
    }

    private void make(Certificate certificate, Promise<SslContext> made) {
        try {
            SslContext known = ready.get(certificate.id());
            SslContext identity = known == null ? ServerIdentity.of(certificate, seal()) : known;
            ready.put(certificate.id(), identity);
            made.setSuccess(identity);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            if (broken.add(certificate.id())) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "certificate can not be used, handshakes for its hostnames fail certificate={0} reason={1}",
                        certificate.id(),
                        e.toString());
            }
            made.setFailure(e);
        }
    }

    private KeySeal seal() throws IOException {
        return new KeySeal(Files.readString(tokenFile).strip());
    }
}
