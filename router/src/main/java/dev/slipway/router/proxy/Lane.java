package dev.slipway.router.proxy;

import dev.slipway.router.limits.Limits;
import dev.slipway.router.routes.Endpoint;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * All that belongs to one event loop: its clients, its connections to dynos, its requests that wait for a dyno. Used on
 * that loop only.
 */
final class Lane {
    private final EventLoop loop;
    private final Limits limits;
    private final Pool pool;
    private final Bootstrap bootstrap;
    private final Set<ClientConnection> clients = new LinkedHashSet<>();
    private final Set<Exchange> waiting = new LinkedHashSet<>();
    private final Runnable sendAll = this::sendAll;
    private List<Outgoing> outgoing = new ArrayList<>();
    private List<Outgoing> spare = new ArrayList<>();
    private boolean draining;

    Lane(EventLoop loop, Transport transport, Limits limits) {
        this.loop = loop;
        this.limits = limits;
        this.pool = new Pool(limits.pooledPerDyno(), limits.pooledIdle().toNanos());
        this.bootstrap = new Bootstrap()
                .group(loop)
                .channel(transport.client())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        limits.connect().toMillis());
        long sweep = limits.sweep().toNanos();
        var unused = loop.scheduleWithFixedDelay(this::sweep, sweep, sweep, TimeUnit.NANOSECONDS);
    }

    EventLoop loop() {
        return loop;
    }

    Pool pool() {
        return pool;
    }

    boolean draining() {
        return draining;
    }

    void add(ClientConnection client) {
        clients.add(client);
    }

    void remove(ClientConnection client) {
        clients.remove(client);
    }

    void await(Exchange exchange) {
        waiting.add(exchange);
    }

    void stopWaiting(Exchange exchange) {
        waiting.remove(exchange);
    }

    /** Lets a connection send at the end of this turn. */
    void sendLater(Outgoing connection) {
        if (outgoing.isEmpty()) {
            loop.execute(sendAll);
        }
        outgoing.add(connection);
    }

    private void sendAll() {
        List<Outgoing> now = outgoing;
        outgoing = spare;
        spare = now;
        now.forEach(Outgoing::send);
        now.clear();
    }

    /** Puts new routes in force here: no pooled connection to a dyno without a route is left when this returns. */
    void routesChanged() {
        pool.sweep();
        List<Exchange> again = new ArrayList<>(waiting);
        waiting.clear();
        again.forEach(Exchange::dispatch);
    }

    /** Lets requests finish, and closes connections that have none. */
    void drain() {
        draining = true;
        List.copyOf(clients).forEach(ClientConnection::closeIfIdle);
    }

    /** Opens a connection to a dyno; its handler is the pipeline's last. */
    ChannelFuture connect(Endpoint endpoint) {
        return bootstrap
                .clone()
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        DynoCodec codec = new DynoCodec(limits);
                        codec.join(channel.pipeline());
                        channel.pipeline().addLast(new DynoConnection(endpoint, channel, codec, Lane.this));
                    }
                })
                .connect(endpoint.address());
    }

    private void sweep() {
        long now = System.nanoTime();
        List.copyOf(clients).forEach(client -> client.checkDeadline(now));
        pool.sweep();
    }
}
