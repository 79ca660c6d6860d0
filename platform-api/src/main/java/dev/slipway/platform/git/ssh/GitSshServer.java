package dev.slipway.platform.git.ssh;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.app.Rights;
import dev.slipway.platform.git.Transfers;
import dev.slipway.platform.hint.Ending;
import dev.slipway.platform.key.Keys;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Serves git over SSH from the platform's start to its end. */
@ApplicationScoped
public class GitSshServer {
    private static final Logger LOG = System.getLogger(GitSshServer.class.getName());
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /** After those who begin the ending. */
    private static final int LATE = 3000;

    private final SshConfig config;
    private final Path hostKeys;
    private final Visitors visitors;
    private final Apps apps;
    private final Rights rights;
    private final Transfers transfers;
    private final Ending ending;
    private final Keys keys;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(GitSshServer::thread);
    private @Nullable Daemon daemon;

    GitSshServer(
            SshConfig config,
            PlatformConfig platform,
            Keys keys,
            Apps apps,
            Rights rights,
            Transfers transfers,
            Ending ending) {
        this.config = config;
        this.hostKeys = platform.home().resolve("ssh");
        this.keys = keys;
        this.visitors = new Visitors(this::owner, config);
        this.apps = apps;
        this.rights = rights;
        this.transfers = transfers;
        this.ending = ending;
    }

    /** @throws UncheckedIOException if the port can't be had */
    public synchronized void start() {
        Daemon fresh = Daemon.of(
                config,
                hostKeys,
                visitors,
                (channel, command) ->
                        new GitCommand(Wish.of(command), visitors, apps, rights, transfers, ending, threads));
        try {
            fresh.start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Could not listen on port %d of %s, where git is spoken over SSH: %s. Set SLIPWAY_SSH_PORT."
                            .formatted(config.port(), config.bind(), e.getMessage()),
                    e);
        }
        daemon = fresh;
        ending.listen(fresh::shut);
        LOG.log(Level.INFO, "git over ssh listens port={0}", Integer.toString(fresh.getPort()));
    }

    /** Where it listens, once it was started. */
    public synchronized int port() {
        return daemon == null ? config.port() : daemon.getPort();
    }

    /** Beans are made with the thread's class loader, and that of the SSH library's threads doesn't know them. */
    private static Thread thread(Runnable task) {
        Thread thread = Thread.ofVirtual().name("git-ssh").unstarted(task);
        thread.setContextClassLoader(GitSshServer.class.getClassLoader());
        return thread;
    }

    private Optional<Keys.Owner> owner(PublicKey key) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(GitSshServer.class.getClassLoader());
        try {
            return keys.owner(key);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Lets those who follow a build tell their clients that the platform goes down, then hangs up. */
    synchronized void stop(@Observes @Priority(LATE) ShutdownEvent event) {
        if (daemon == null) {
            return;
        }
        try {
            daemon.shut();
            threads.shutdown();
            if (!threads.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.INFO, "git over ssh hangs up on transfers under way");
            }
            daemon.stop(true);
        } catch (InterruptedException e) {
            // The process ends, and its connections with it.
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "git over ssh did not end well reason={0}", e.getMessage());
        }
    }
}
