package dev.slipway.platform.git.ssh;

import dev.slipway.platform.key.Keys;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;

/** Knows who has come: lets in the owners of known keys, and turns away who comes when there are too many. */
final class Visitors implements PublickeyAuthenticator, SessionListener {
    /** The one user name, as in {@code git@host}; who it is, the key says. */
    static final String USER = "git";

    private static final Logger LOG = System.getLogger(Visitors.class.getName());
    private static final AttributeKey<PublicKey> SHOWN = new AttributeKey<>();

    private final Owners owners;
    private final int mostConnections;
    private final int mostStrangers;
    private final Set<Session> connections = ConcurrentHashMap.newKeySet();
    private final Set<Session> strangers = ConcurrentHashMap.newKeySet();

    /** Finds whose a key is; empty if nobody has it. */
    interface Owners extends Function<PublicKey, Optional<Keys.Owner>> {}

    Visitors(Owners owners, SshConfig config) {
        this.owners = owners;
        this.mostConnections = config.maxConnections();
        this.mostStrangers = config.maxStrangers();
    }

    /**
     * Asked once when a client names a key, and again with its signature. So the key that was shown last is, once the
     * session is authenticated, the one that was proved.
     */
    @Override
    public boolean authenticate(String user, PublicKey key, ServerSession session) {
        session.setAttribute(SHOWN, key);
        return user.equals(USER) && owners.apply(key).isPresent();
    }

    /** Who it is; empty if the key was removed since. */
    Optional<Keys.Owner> owner(Session session) {
        return session.isAuthenticated()
                ? Optional.ofNullable(session.getAttribute(SHOWN)).flatMap(owners)
                : Optional.empty();
    }

    @Override
    public void sessionCreated(Session session) {
        connections.add(session);
        strangers.add(session);
        if (connections.size() > mostConnections || strangers.size() > mostStrangers) {
            LOG.log(
                    Level.WARNING,
                    "ssh connection refused, too many are open remote={0} open={1} strangers={2}",
                    session.getRemoteAddress(),
                    connections.size(),
                    strangers.size());
            session.close(true);
        }
    }

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event == Event.Authenticated) {
            strangers.remove(session);
        }
    }

    @Override
    public void sessionClosed(Session session) {
        connections.remove(session);
        strangers.remove(session);
    }
}
