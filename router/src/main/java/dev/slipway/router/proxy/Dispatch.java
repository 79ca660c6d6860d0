package dev.slipway.router.proxy;

import dev.slipway.model.route.AppRoutes;
import dev.slipway.router.logs.RouterError;
import dev.slipway.router.routes.Endpoint;
import dev.slipway.router.routes.ServedApp;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ConnectTimeoutException;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to a dyno: finds the app, picks one of its dynos, takes a connection from the pool or opens one, and tries the
 * next dyno where that fails. The dyno counts as busy from the moment it is picked to {@link #leave}.
 */
final class Dispatch {
    private final Exchange exchange;
    private final Context shared;
    private final Lane lane;
    private final RequestFacts facts;
    private final long began = System.nanoTime();
    private List<Endpoint> failed = List.of();
    private @Nullable ServedApp app;
    private @Nullable Endpoint endpoint;
    private RouterError failure = RouterError.H21;
    private boolean repeated;

    Dispatch(Exchange exchange, Context shared, Lane lane, RequestFacts facts) {
        this.exchange = exchange;
        this.shared = shared;
        this.lane = lane;
        this.facts = facts;
    }

    @Nullable
    ServedApp app() {
        return app;
    }

    @Nullable
    Endpoint endpoint() {
        return endpoint;
    }

    void findApp() {
        app = shared.table().current().find(facts.hostname());
    }

    /** Chooses a dyno and reaches it; without a dyno waits for one, or answers why there is none. */
    void choose() {
        findApp();
        if (app == null) {
            exchange.answerNoSuchApp();
        } else if (app.status() == AppRoutes.AppStatus.MAINTENANCE) {
            exchange.fail(RouterError.H80);
        } else if (!app.endpoints().isEmpty()) {
            reach(Choice.among(app.endpoints(), failed));
        } else {
            switch (app.status()) {
                case MAINTENANCE -> exchange.fail(RouterError.H80);
                case BLANK -> exchange.fail(RouterError.H81);
                case SCALED_TO_ZERO -> exchange.fail(RouterError.H14);
                case CRASHED -> exchange.fail(RouterError.H10);
                case BOOTING, LIVE -> awaitDyno();
            }
        }
    }

    /** Whether the request may be sent a second time, because no dyno can have acted on it in a way that counts. */
    boolean mayRepeat() {
        return facts.replayable() && !repeated;
    }

    /** Sends the request a second time, on a new connection to any dyno. */
    void repeat() {
        repeated = true;
        leave();
        choose();
    }

    /** The request has nothing more to do with the dyno. A second call does nothing. */
    void leave() {
        if (endpoint != null) {
            endpoint.leave();
            endpoint = null;
        }
    }

    private void awaitDyno() {
        exchange.await(Exchange.Phase.WAITING, began + shared.limits().boot().toNanos());
        lane.await(exchange);
    }

    private void reach(@Nullable Endpoint chosen) {
        if (chosen == null) {
            exchange.fail(failure);
            return;
        }
        endpoint = chosen;
        chosen.enter();
        long connectBegan = System.nanoTime();
        Duration reuse = facts.replayable()
                ? shared.limits().pooledIdle()
                : shared.limits().safeReuse();
        DynoConnection pooled = repeated ? null : lane.pool().take(chosen, reuse.toNanos());
        if (pooled != null) {
            exchange.send(pooled, connectBegan);
            return;
        }
        // How long this may take is the connection's own limit.
        exchange.await(Exchange.Phase.CONNECTING, connectBegan);
        lane.connect(chosen).addListener((Future<Void> attempt) -> connected(chosen, attempt, connectBegan));
    }

    private void connected(Endpoint chosen, Future<Void> attempt, long connectBegan) {
        Channel channel = ((ChannelFuture) attempt).channel();
        if (exchange.phase() == Exchange.Phase.OVER) {
            channel.close();
        } else if (attempt.isSuccess()) {
            exchange.send(channel.pipeline().get(DynoConnection.class), connectBegan);
        } else {
            chosen.quarantine(shared.limits().quarantine().toNanos());
            leave();
            if (failed.isEmpty()) {
                failed = new ArrayList<>();
            }
            failed.add(chosen);
            failure = attempt.cause() instanceof ConnectTimeoutException ? RouterError.H19 : RouterError.H21;
            choose();
        }
    }
}
