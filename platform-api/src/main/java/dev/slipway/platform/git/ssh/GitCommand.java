package dev.slipway.platform.git.ssh;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.app.Rights;
import dev.slipway.platform.git.Transfers;
import dev.slipway.platform.git.Transfers.Style;
import dev.slipway.platform.hint.Ending;
import dev.slipway.platform.hint.HintBus;
import dev.slipway.platform.key.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/**
 * Runs one wish of one client, in a thread of its own. When the client goes away its streams end, and the transfer with
 * them; the thread is never interrupted, as it may be writing to the repository.
 */
final class GitCommand implements Command {
    private static final Logger LOG = System.getLogger(GitCommand.class.getName());

    private final Wish wish;
    private final Visitors visitors;
    private final Apps apps;
    private final Rights rights;
    private final Transfers transfers;
    private final Ending ending;
    private final Executor threads;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (code, message, closeImmediately) -> {};

    GitCommand(
            Wish wish,
            Visitors visitors,
            Apps apps,
            Rights rights,
            Transfers transfers,
            Ending ending,
            Executor threads) {
        this.wish = wish;
        this.visitors = visitors;
        this.apps = apps;
        this.rights = rights;
        this.transfers = transfers;
        this.ending = ending;
        this.threads = threads;
    }

    @Override
    public void setInputStream(InputStream in) {
        this.in = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
        this.err = err;
    }

    @Override
    public void setExitCallback(ExitCallback exit) {
        this.exit = exit;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        threads.execute(() -> {
            if (wish instanceof Wish.Push) {
                try (HintBus.Subscription lastWords = ending.lastWords()) {
                    exit.onExit(run(channel));
                }
            } else {
                exit.onExit(run(channel));
            }
        });
    }

    @Override
    public void destroy(ChannelSession channel) {
        // The streams have ended; the transfer finds out by itself.
    }

    private int run(ChannelSession channel) {
        try {
            Keys.Owner owner = known(visitors.owner(channel.getSession()));
            return switch (wish) {
                case Wish.Fetch(String app) -> {
                    transfers.fetch(find(app, owner).id, Style.CONVERSATION, in, out);
                    yield flushed();
                }
                case Wish.Push(String app) -> {
                    transfers.push(find(app, owner), owner.accountId(), Style.CONVERSATION, in, out);
                    yield flushed();
                }
                case Wish.Other() -> tell(greeting(owner));
            };
        } catch (SlipwayException e) {
            return tell(" !     " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            return failed(channel, e);
        }
    }

    private int failed(ChannelSession channel, Exception failure) {
        if (!channel.isOpen()) {
            LOG.log(Level.DEBUG, "git over ssh ended early wish={0} reason={1}", wish, failure.getMessage());
            return 1;
        }
        LOG.log(Level.WARNING, "git over ssh failed wish=" + wish, failure);
        return tell(" !     The transfer failed; the platform's log (./slipway logs-platform) has the reason.");
    }

    private App find(String name, Keys.Owner owner) {
        return QuarkusTransaction.requiringNew().call(() -> {
            App app = apps.require(name);
            rights.require(Account.findById(owner.accountId()), app, Permission.DEPLOY);
            return app;
        });
    }

    private static Keys.Owner known(Optional<Keys.Owner> owner) {
        return owner.orElseThrow(() ->
                new SlipwayException(new Problem.Unauthorized("This key was removed from its account meanwhile.")));
    }

    private static String greeting(Keys.Owner owner) {
        return "Hi %s! Your key%s is known, but there is no shell here: only git clone, fetch and push."
                .formatted(owner.email(), owner.comment().isEmpty() ? "" : " (" + owner.comment() + ")");
    }

    private int flushed() throws IOException {
        out.flush();
        return 0;
    }

    /** Always with the exit code of a failure, since what was asked for was not done. */
    private int tell(String message) {
        try {
            // With a carriage return, for terminals in raw mode.
            err.write((message + "\r\n").getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException clientGone) {
            LOG.log(Level.DEBUG, "ssh client gone before it was told reason={0}", clientGone.getMessage());
        }
        return 1;
    }
}
