package dev.slipway.router.proxy;

import dev.slipway.router.logs.RequestLine;
import dev.slipway.router.logs.RouterError;
import dev.slipway.router.routes.Endpoint;
import dev.slipway.router.routes.ServedApp;
import io.netty.channel.Channel;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request, from its head to the last byte of its response. Ends in any phase when either side fails; whatever the
 * way, it is over once, is logged once, and leaves its dyno once.
 */
final class Exchange {
    private enum Phase {
        WAITING,
        CONNECTING,
        SENDING,
        ANSWERING,
        OVER
    }

    private final Context shared;
    private final Lane lane;
    private final ClientConnection client;
    private final HttpRequest request;
    private final RequestFacts facts;
    private final long began = System.nanoTime();
    private final Deque<HttpContent> unsent = new ArrayDeque<>(2);
    private final List<Endpoint> failed = new ArrayList<>(0);
    private Phase phase = Phase.WAITING;
    private @Nullable ServedApp app;
    private @Nullable Endpoint endpoint;
    private @Nullable DynoConnection dyno;
    private RouterError connectFailure = RouterError.H21;
    private boolean requestRead;
    private boolean requestWritten;
    private boolean replayed;
    private boolean interim;
    private boolean keepClient;
    private boolean keepDyno;
    private int status;
    private long bytes;
    private long sendBegan;
    private long connectNanos = -1;
    private long deadline;

    Exchange(Context shared, Lane lane, ClientConnection client, HttpRequest request) {
        this.shared = shared;
        this.lane = lane;
        this.client = client;
        this.request = request;
        AbsoluteForm.normalise(request);
        this.facts = RequestFacts.of(request);
        this.requestRead = !facts.body();
    }

    void begin() {
        Refusal refusal = Refusal.of(request);
        if (refusal != null) {
            refuse(refusal);
            return;
        }
        shared.headers().rewrite(request, facts, client.peer());
        dispatch();
    }

    /** Chooses a dyno and sends the request there; without a dyno waits for one, or answers why there is none. */
    void dispatch() {
        app = shared.table().current().find(facts.hostname());
        if (app == null) {
            over(null);
            client.answer(Pages.noSuchApp(), keepAfterPage(), requestRead);
        } else if (!app.endpoints().isEmpty()) {
            reach(Choice.among(app.endpoints(), failed));
        } else {
            switch (app.status()) {
                case BLANK -> fail(RouterError.H81);
                case SCALED_TO_ZERO -> fail(RouterError.H14);
                case CRASHED -> fail(RouterError.H10);
                case BOOTING, LIVE -> awaitDyno();
            }
        }
    }

    private void awaitDyno() {
        phase = Phase.WAITING;
        deadline = began + shared.limits().boot().toNanos();
        lane.await(this);
    }

    private void reach(@Nullable Endpoint chosen) {
        if (chosen == null) {
            fail(connectFailure);
            return;
        }
        endpoint = chosen;
        chosen.enter();
        long connectBegan = System.nanoTime();
        Duration reuse = facts.replayable()
                ? shared.limits().pooledIdle()
                : shared.limits().safeReuse();
        DynoConnection pooled = replayed ? null : lane.pool().take(chosen, reuse.toNanos());
        if (pooled != null) {
            send(pooled, connectBegan);
            return;
        }
        phase = Phase.CONNECTING;
        lane.connect(chosen).addListener((Future<Void> attempt) -> connected(chosen, attempt, connectBegan));
    }

    private void connected(Endpoint chosen, Future<Void> attempt, long connectBegan) {
        Channel channel = ((io.netty.channel.ChannelFuture) attempt).channel();
        if (phase == Phase.OVER) {
            channel.close();
        } else if (attempt.isSuccess()) {
            send(channel.pipeline().get(DynoConnection.class), connectBegan);
        } else {
            chosen.quarantine(shared.limits().quarantine().toNanos());
            chosen.leave();
            endpoint = null;
            failed.add(chosen);
            connectFailure = attempt.cause() instanceof ConnectTimeoutException ? RouterError.H19 : RouterError.H21;
            dispatch();
        }
    }

    private void send(DynoConnection connection, long connectBegan) {
        phase = Phase.SENDING;
        dyno = connection;
        connection.attach(this);
        sendBegan = System.nanoTime();
        connectNanos = sendBegan - connectBegan;
        extend(shared.limits().idle());
        Channel channel = connection.channel();
        channel.write(request, channel.voidPromise());
        if (facts.body()) {
            while (!unsent.isEmpty()) {
                write(channel, unsent.poll());
            }
            client.read(true);
        } else {
            channel.write(LastHttpContent.EMPTY_LAST_CONTENT, channel.voidPromise());
            requestWritten = true;
            extend(shared.limits().firstByte());
        }
        flushToDyno();
    }

    void fromClient(HttpContent content) {
        if (phase == Phase.OVER || !facts.body()) {
            content.release();
        } else if (content.decoderResult().isFailure()) {
            content.release();
            malformed(content.decoderResult().cause());
        } else {
            requestRead = content instanceof LastHttpContent;
            if (dyno != null) {
                write(dyno.channel(), content);
            } else {
                unsent.add(content);
                client.read(requestRead);
            }
        }
    }

    private void write(Channel channel, HttpContent content) {
        extend(shared.limits().idle());
        if (!(content instanceof LastHttpContent)) {
            channel.write(content, channel.voidPromise());
            return;
        }
        requestWritten = true;
        channel.write(content).addListener(sent -> {
            if (phase == Phase.SENDING) {
                extend(shared.limits().firstByte());
            }
        });
    }

    void flushToDyno() {
        if (dyno != null) {
            dyno.channel().flush();
            if (!requestRead && dyno != null && !dyno.channel().isWritable()) {
                client.read(false);
            }
        }
    }

    void dynoWritable() {
        extendIfAnswering();
        client.read(true);
    }

    void fromDyno(Object message) {
        if (message instanceof HttpResponse response) {
            head(response);
        }
        if (message instanceof HttpContent content) {
            body(content);
        }
    }

    private void head(HttpResponse response) {
        int code = response.status().code();
        if (response.decoderResult().isFailure()) {
            boolean cut = response.decoderResult().cause() instanceof PrematureChannelClosureException;
            fail(cut ? RouterError.H13 : RouterError.H17);
        } else if (code == 101) {
            upgrade(response);
        } else if (code < 200) {
            interim = true;
            HopByHop.strip(response.headers());
            if (!facts.http10()) {
                client.write(response);
            }
        } else {
            phase = Phase.ANSWERING;
            status = code;
            keepDyno = HttpUtil.isKeepAlive(response);
            boolean head = request.method().equals(HttpMethod.HEAD);
            keepClient = client.head(response, head, facts.http10(), facts.keepAlive());
        }
    }

    private void body(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        if (phase == Phase.OVER || content.decoderResult().isFailure()) {
            content.release();
            fail(RouterError.H18);
        } else if (interim) {
            interim = !last;
            if (facts.http10()) {
                content.release();
            } else {
                client.write(content);
            }
        } else {
            bytes += content.content().readableBytes();
            extend(shared.limits().idle());
            client.write(content);
            if (last) {
                over(null);
                client.finished(keepClient, requestRead);
            }
        }
    }

    void flushToClient() {
        client.channel().flush();
        if (dyno != null && !client.channel().isWritable()) {
            dyno.channel().config().setAutoRead(false);
        }
    }

    void clientWritable() {
        extendIfAnswering();
        if (dyno != null) {
            dyno.channel().config().setAutoRead(true);
        }
    }

    private void upgrade(HttpResponse response) {
        DynoConnection connection = Objects.requireNonNull(dyno);
        if (!facts.upgrade()) {
            fail(RouterError.H17);
            return;
        }
        status = response.status().code();
        String protocol = response.headers().get(HttpHeaderNames.UPGRADE, "");
        HttpHeaders headers = response.headers();
        HopByHop.strip(headers);
        headers.set(HttpHeaderNames.CONNECTION, HttpHeaderNames.UPGRADE).set(HttpHeaderNames.UPGRADE, protocol);
        headers.add(HttpHeaderNames.VIA, RequestHeaders.VIA);
        client.write(response);
        client.write(LastHttpContent.EMPTY_LAST_CONTENT);
        long idle = shared.limits().idle().toNanos();
        Tunnel tunnel = new Tunnel(client.channel(), connection.channel(), idle, (error, count) -> {
            bytes = count;
            over(error);
        });
        client.stopEncoding();
        connection.become(tunnel);
        client.become(tunnel);
        tunnel.flushToClient();
        tunnel.flushToDyno();
    }

    /**
     * The dyno closed its connection. On one that had been idle it may have done so before it saw the request, which is
     * then sent again, once, on a new connection.
     */
    void dynoClosed() {
        DynoConnection connection = Objects.requireNonNull(dyno);
        if (phase == Phase.ANSWERING) {
            fail(RouterError.H18);
        } else if (connection.used() && facts.replayable() && !replayed) {
            replayed = true;
            dyno = null;
            Objects.requireNonNull(endpoint).leave();
            endpoint = null;
            dispatch();
        } else {
            fail(RouterError.H13);
        }
    }

    void clientGone() {
        if (phase != Phase.OVER) {
            over(RouterError.H27);
        }
    }

    void malformed(@Nullable Throwable cause) {
        refuse(Refusal.of(cause));
    }

    void checkDeadline(long now) {
        if (phase == Phase.OVER || phase == Phase.CONNECTING || now - deadline < 0) {
            return;
        }
        boolean clientStalls = !requestRead && dyno != null && dyno.channel().isWritable();
        fail(
                switch (phase) {
                    case WAITING -> RouterError.H20;
                    case SENDING -> requestWritten ? RouterError.H12 : clientStalls ? RouterError.H28 : RouterError.H15;
                    default -> RouterError.H15;
                });
    }

    private void refuse(Refusal refusal) {
        if (phase == Phase.ANSWERING) {
            fail(refusal.error());
            return;
        }
        app = shared.table().current().find(facts.hostname());
        status = refusal.status().code();
        over(refusal.error());
        client.answer(Pages.error(refusal.error(), refusal.status()), false, false);
    }

    private void fail(RouterError error) {
        if (phase == Phase.OVER) {
            return;
        }
        boolean answering = phase == Phase.ANSWERING;
        status = error.status();
        over(error);
        if (answering) {
            client.abort();
        } else {
            client.answer(Pages.error(error), keepAfterPage(), requestRead);
        }
    }

    private boolean keepAfterPage() {
        return facts.keepAlive() && requestRead && !facts.http10();
    }

    private void over(@Nullable RouterError error) {
        phase = Phase.OVER;
        lane.stopWaiting(this);
        unsent.forEach(ReferenceCountUtil::release);
        unsent.clear();
        if (dyno != null) {
            DynoConnection connection = dyno;
            dyno = null;
            connection.finished(error == null && keepDyno && requestWritten);
        }
        log(error);
        if (endpoint != null) {
            endpoint.leave();
        }
    }

    private void log(@Nullable RouterError error) {
        if (app == null) {
            return;
        }
        HttpHeaders headers = request.headers();
        shared.log()
                .add(new RequestLine(
                        app.id(),
                        shared.clock().instant(),
                        error,
                        request.method().name(),
                        request.uri(),
                        facts.hostname(),
                        headers.get(RequestHeaders.REQUEST_ID, ""),
                        headers.get(RequestHeaders.FORWARDED_FOR, ""),
                        endpoint == null ? null : endpoint.target().name(),
                        TimeUnit.NANOSECONDS.toMillis(connectNanos),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sendBegan),
                        error == RouterError.H27 ? RouterError.H27.status() : status,
                        bytes));
    }

    private void extend(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    private void extendIfAnswering() {
        if (phase == Phase.ANSWERING) {
            extend(shared.limits().idle());
        }
    }
}
