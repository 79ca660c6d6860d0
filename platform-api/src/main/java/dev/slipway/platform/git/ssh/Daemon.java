package dev.slipway.platform.git.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.command.CommandFactory;
import org.apache.sshd.server.global.NoMoreSessionsHandler;

/** The SSH server with what git needs, and without all else that the library could do. */
final class Daemon extends SshServer {
    private static final int MOST_LOGIN_TRIES = 10;
    private static final int MOST_CHANNELS = 10;

    /** With SHA-1, MD5 or CBC; every client since OpenSSH 7.2 does without. */
    private static final Predicate<String> OLD =
            Pattern.compile("ssh-(rsa|dss).*|.*-sha1.*|.*-md5.*|.*-cbc").asMatchPredicate();

    private Daemon() {}

    /** @param keys the folder of the host keys */
    static Daemon of(SshConfig config, Path keys, Visitors visitors, CommandFactory commands) {
        Daemon daemon = (Daemon) ServerBuilder.builder().factory(Daemon::new).build();
        daemon.setHost(config.bind());
        daemon.setPort(config.port());
        daemon.setKeyPairProvider(KeyPairProvider.wrap(HostKeys.in(keys)));
        daemon.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        daemon.setPublickeyAuthenticator(visitors);
        daemon.addSessionListener(visitors);
        daemon.setChannelFactories(List.of(new Channels()));
        daemon.setGlobalRequestHandlers(List.of(KeepAliveHandler.INSTANCE, NoMoreSessionsHandler.INSTANCE));
        daemon.setSubsystemFactories(List.of());
        daemon.setCommandFactory(commands);
        daemon.setShellFactory(channel -> commands.createCommand(channel, ""));
        daemon.setSignatureFactories(newer(daemon.getSignatureFactories()));
        daemon.setKeyExchangeFactories(newer(daemon.getKeyExchangeFactories()));
        daemon.setCipherFactories(newer(daemon.getCipherFactories()));
        daemon.setMacFactories(newer(daemon.getMacFactories()));
        daemon.limit(config);
        return daemon;
    }

    /** Takes no new connections; those that are open stay. */
    void shut() {
        IoAcceptor open = acceptor;
        if (open != null) {
            open.unbind();
        }
    }

    private void limit(SshConfig config) {
        CoreModuleProperties.SERVER_IDENTIFICATION.set(this, "Slipway");
        CoreModuleProperties.AUTH_TIMEOUT.set(this, config.loginTimeout());
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(this, MOST_LOGIN_TRIES);
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(this, MOST_CHANNELS);
        CoreModuleProperties.IDLE_TIMEOUT.set(this, config.idleTimeout());
        // A client that reads slowly may take as long as one that is idle; the library's own limit is 30 s.
        CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(this, config.idleTimeout());
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(this, config.idleTimeout().plus(Duration.ofSeconds(15)));
    }

    private static <T extends NamedResource> List<T> newer(List<T> algorithms) {
        return algorithms.stream()
                .filter(algorithm -> !OLD.test(algorithm.getName()))
                .toList();
    }

    /** The one kind of channel that may be opened. */
    private static final class Channels implements ChannelFactory {
        @Override
        public String getName() {
            return "session";
        }

        @Override
        public Channel createChannel(Session session) {
            return new GitChannel();
        }
    }
}
