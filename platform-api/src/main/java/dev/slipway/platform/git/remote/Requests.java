package dev.slipway.platform.git.remote;

import dev.slipway.platform.outbound.Answer;
import dev.slipway.platform.outbound.OutboundHttp;
import dev.slipway.platform.outbound.PublicAddresses;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * All requests of one conversation with a repository elsewhere: they share a number of bytes and an end. The token goes to
 * the repository's own server only, wherever redirects lead. For one thread.
 */
final class Requests implements HttpConnectionFactory, AutoCloseable {
    /** What else JGit would send comes from the configuration of whoever runs the platform, such as their cookies. */
    private static final Set<String> OF_THE_PROTOCOL =
            Set.of("Accept", "Content-Encoding", "Content-Type", "Git-Protocol", "Pragma", "User-Agent");

    private final OutboundHttp outside;
    private final PublicAddresses addresses;
    private final Remote remote;
    private final Clock clock;
    private final Instant end;
    private final List<Answer> answers = new ArrayList<>();
    private final long mostBytes;
    private long bytesLeft;
    private int lastStatus;

    Requests(
            OutboundHttp outside,
            PublicAddresses addresses,
            Remote remote,
            long mostBytes,
            Clock clock,
            Duration within) {
        this.outside = outside;
        this.addresses = addresses;
        this.remote = remote;
        this.mostBytes = mostBytes;
        this.bytesLeft = mostBytes;
        this.clock = clock;
        this.end = clock.instant().plus(within);
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        requireSecure(url);
        return new Request(this, url);
    }

    @Override
    public HttpConnection create(URL url, @Nullable Proxy proxy) throws IOException {
        return create(url);
    }

    /** The status of the answer that came last; 0 before the first. */
    int lastStatus() {
        return lastStatus;
    }

    Answer send(String method, URI url, Map<String, String> headers, byte[] body) throws IOException {
        Map<String, String> all = new HashMap<>(headers);
        all.keySet().retainAll(OF_THE_PROTOCOL);
        remote.authorization(url).ifPresent(credential -> all.put("Authorization", credential));
        Duration left = Duration.between(clock.instant(), end);
        Answer answer = outside.send(method, url, all, body, left.isNegative() ? Duration.ZERO : left);
        answers.add(answer);
        lastStatus = answer.status();
        return answer;
    }

    /** @param most how much of this body may come, beside what all may bring together */
    InputStream metered(InputStream body, long most) {
        return new FilterInputStream(body) {
            private long left = most;

            @Override
            public int read() throws IOException {
                int value = super.read();
                spend(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int number = super.read(buffer, offset, length);
                spend(Math.max(number, 0));
                return number;
            }

            private void spend(int bytes) throws TooLargeException {
                left -= bytes;
                bytesLeft -= bytes;
                if (left < 0) {
                    throw new TooLargeException(most);
                }
                if (bytesLeft < 0) {
                    throw new TooLargeException(mostBytes);
                }
            }
        };
    }

    /** Whatever git's own ways to other places are, only these two lead out. */
    private void requireSecure(URL url) throws NotSecureException {
        String scheme = url.getProtocol().toLowerCase(Locale.ROOT);
        boolean allowed = scheme.equals("https") || scheme.equals("http") && addresses.trusts(url.getHost());
        if (!allowed) {
            throw new NotSecureException(scheme + "://" + url.getHost());
        }
    }

    @Override
    public void close() {
        answers.forEach(Answer::close);
    }
}
