package dev.slipway.router.proxy;

import dev.slipway.router.logs.RouterError;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request, from its head to the last byte of its response: a {@link Dispatch} finds the dyno, an {@link Upload} passes
 * the request on, an {@link Answer} passes the response back, a {@link Tally} keeps what the log line tells. Ends in any
 * phase when either side fails; whatever the way, it is over once, is logged once, and leaves its dyno once.
 */
final class Exchange {
    enum Phase {
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
    private final Dispatch dispatch;
    private final Upload upload;
    private final Answer answer;
    private final Tally tally = new Tally();
    private Phase phase = Phase.WAITING;
    private @Nullable DynoConnection dyno;
    private long deadline;

    Exchange(Context shared, Lane lane, ClientConnection client, HttpRequest request) {
        this.shared = shared;
        this.lane = lane;
        this.client = client;
        this.request = request;
        AbsoluteForm.normalise(request);
        this.facts = RequestFacts.of(request);
        this.dispatch = new Dispatch(this, shared, lane, facts);
        this.upload = new Upload(this, client, facts);
        this.answer = new Answer(this, client, request, facts, tally);
    }

    void begin() {
        Refusal refusal = Refusal.of(request);
        if (refusal != null) {
            refuse(refusal);
            return;
        }
        shared.headers().rewrite(request, facts, tally);
        if (!Challenges.mayBeFor(request) || !answerChallenge()) {
            dispatch.choose();
        }
    }

    /** Proves to a certificate authority that the hostname leads here, whether or not the app has a dyno. */
    private boolean answerChallenge() {
        dispatch.findApp();
        FullHttpResponse proof = Challenges.answer(request, dispatch.app());
        if (proof == null) {
            return false;
        }
        tally.status(proof.status().code());
        tally.received(proof.content().readableBytes());
        over(null);
        client.answer(proof, keepAfterPage(), upload.read());
        return true;
    }

    /** Looks for a dyno again, now that there are other routes. */
    void dispatch() {
        dispatch.choose();
    }

    /** The dispatch waits for what can't come later than a moment. */
    void await(Phase waiting, long latest) {
        phase = waiting;
        deadline = latest;
    }

    /** The dispatch found a connection: the request goes out. */
    void send(DynoConnection connection, long connectBegan) {
        phase = Phase.SENDING;
        dyno = connection;
        connection.attach(this);
        tally.connected(connectBegan, System.nanoTime());
        upload.begin(connection, request);
    }

    /** The dispatch found that no app has this name. */
    void answerNoSuchApp() {
        over(null);
        client.answer(Pages.noSuchApp(), keepAfterPage(), upload.read());
    }

    void fromClient(HttpContent content) {
        if (phase == Phase.OVER || !facts.body()) {
            content.release();
        } else if (content.decoderResult().isFailure()) {
            content.release();
            malformed(content.decoderResult().cause());
        } else {
            upload.pass(content);
        }
    }

    void flushToDyno() {
        upload.flush();
    }

    void dynoWritable() {
        extendIfAnswering();
        client.read(true);
    }

    void fromDyno(Object message) {
        answer.pass(message);
    }

    void flushToClient() {
        answer.flush();
        boolean mayWrite = client.flush();
        if (dyno != null && !mayWrite) {
            dyno.read(false);
        }
    }

    void clientWritable() {
        extendIfAnswering();
        if (dyno != null) {
            dyno.read(true);
        }
    }

    /** The response's head has come. Returns whether the client's connection may be kept after it. */
    boolean answering() {
        phase = Phase.ANSWERING;
        extend(shared.limits().idle());
        return facts.keepAlive() && upload.read();
    }

    /** The response's last byte has come. */
    void answered(boolean keepClient) {
        over(null);
        client.finished(keepClient, upload.read());
    }

    /** The dyno took up another protocol. */
    void tunnel() {
        DynoConnection connection = Objects.requireNonNull(dyno);
        long idle = shared.limits().idle().toNanos();
        Tunnel tunnel = new Tunnel(client.channel(), connection.channel(), idle, (error, bytes) -> {
            tally.received(bytes);
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
        if (phase == Phase.ANSWERING) {
            fail(RouterError.H18);
        } else if (dyno != null && dyno.used() && dispatch.mayRepeat()) {
            dyno = null;
            upload.again();
            dispatch.repeat();
        } else {
            fail(RouterError.H13);
        }
    }

    void clientGone() {
        if (phase != Phase.OVER) {
            tally.status(RouterError.H27.status());
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
        fail(
                switch (phase) {
                    case WAITING -> RouterError.H20;
                    case SENDING -> upload.stalled();
                    default -> RouterError.H15;
                });
    }

    /** Ends the exchange with an error, which the client is told if no part of an answer has gone out. */
    void fail(RouterError error) {
        if (phase == Phase.OVER) {
            return;
        }
        boolean answering = phase == Phase.ANSWERING;
        tally.status(error.status());
        over(error);
        if (answering) {
            client.abort();
        } else {
            client.answer(Pages.error(error), keepAfterPage(), upload.read());
        }
    }

    Phase phase() {
        return phase;
    }

    void extendIdle() {
        extend(shared.limits().idle());
    }

    void extendFirstByte() {
        extend(shared.limits().firstByte());
    }

    private void refuse(Refusal refusal) {
        if (phase == Phase.ANSWERING) {
            fail(refusal.error());
            return;
        }
        dispatch.findApp();
        shared.headers().identify(request, tally);
        tally.status(refusal.status().code());
        over(refusal.error());
        client.answer(Pages.error(refusal.error(), refusal.status()), false, false);
    }

    private boolean keepAfterPage() {
        return facts.keepAlive() && upload.read() && !facts.http10();
    }

    private void over(@Nullable RouterError error) {
        phase = Phase.OVER;
        lane.stopWaiting(this);
        upload.discard();
        if (dyno != null) {
            DynoConnection connection = dyno;
            dyno = null;
            connection.finished(error == null && answer.keepsDyno() && upload.written());
        }
        if (dispatch.app() != null) {
            boolean secure = shared.headers().secure();
            shared.log()
                    .add(tally.line(
                            dispatch.app(), dispatch.endpoint(), request, facts, shared.clock(), secure, error));
        }
        dispatch.leave();
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
