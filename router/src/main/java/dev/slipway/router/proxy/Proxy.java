package dev.slipway.router.proxy;

import dev.slipway.router.limits.Limits;
import dev.slipway.router.logs.RequestLog;
import dev.slipway.router.routes.RouteTable;
import dev.slipway.router.tls.Handshake;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The listening side: a plain and a TLS port, some event loops, and one lane on each. */
public final class Proxy {
    private static final WriteBufferWaterMark WATER = new WriteBufferWaterMark(32 * 1024, 128 * 1024);

    private final Limits limits;
    private final RouteTable table;
    private final RequestLog log;
    private final TrustedProxies trusted;
    private final Handshake handshake;
    private final Clock clock;
    private final Transport transport;
    private final Map<EventLoop, Lane> lanes = new IdentityHashMap<>();
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final ChannelGroup handshaking = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final List<Channel> servers = new CopyOnWriteArrayList<>();

    public Proxy(
            Limits limits,
            RouteTable table,
            RequestLog log,
            TrustedProxies trusted,
            Handshake handshake,
            Clock clock,
            int threads) {
        this.limits = limits;
        this.table = table;
        this.log = log;
        this.trusted = trusted;
        this.handshake = handshake;
        this.clock = clock;
        this.transport = Transport.open(threads);
        for (EventExecutor executor : transport.loops()) {
            EventLoop loop = (EventLoop) executor;
            lanes.put(loop, new Lane(loop, transport, limits));
        }
    }

    /**
     * Opens the port and returns it, which tells it if 0 was asked for.
     *
     * @throws BindException if the port can't be had
     */
    public int listen(InetSocketAddress address) throws BindException, InterruptedException {
        return listen(address, false, "SLIPWAY_ROUTER_PORT");
    }

    /** As {@link #listen}, for clients that speak TLS. */
    public int listenTls(InetSocketAddress address) throws BindException, InterruptedException {
        return listen(address, true, "SLIPWAY_ROUTER_TLS_PORT");
    }

    private int listen(InetSocketAddress address, boolean secure, String setting)
            throws BindException, InterruptedException {
        var bound = new ServerBootstrap()
                .group(transport.loops())
                .channel(transport.server())
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accept(channel, secure);
                    }
                })
                .bind(address)
                .await();
        if (!bound.isSuccess()) {
            BindException failure = new BindException("could not listen on " + address + ": "
                    + bound.cause().getMessage() + "; set " + setting + " or SLIPWAY_BIND");
            failure.initCause(bound.cause());
            throw failure;
        }
        servers.add(bound.channel());
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    /** Calls back once every event loop has seen the routes which are current now. */
    public void routesChanged(Runnable everywhere) {
        AtomicInteger left = new AtomicInteger(lanes.size());
        lanes.forEach((loop, lane) -> loop.execute(() -> {
            lane.routesChanged();
            if (left.decrementAndGet() == 0) {
                everywhere.run();
            }
        }));
    }

    /** Stops accepting, and returns once all requests are done or the limit for that has passed. */
    public void drain() throws InterruptedException {
        for (Channel server : servers) {
            server.close().await();
        }
        handshaking.close();
        lanes.forEach((loop, lane) -> loop.execute(lane::drain));
        clients.newCloseFuture().await(limits.shutdown().toNanos(), TimeUnit.NANOSECONDS);
        clients.close().await();
    }

    /** Ends the event loops. */
    public void close() throws InterruptedException {
        transport.loops().shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
    }

    private void accept(SocketChannel channel, boolean secure) {
        InetSocketAddress peer = channel.remoteAddress();
        if (peer == null) { // gone already
            channel.close();
            return;
        }
        Lane lane = Objects.requireNonNull(lanes.get(channel.eventLoop()));
        clients.add(channel);
        int port = channel.localAddress().getPort();
        RequestHeaders headers = new RequestHeaders(trusted, peer, port, secure, clock);
        Context context = new Context(table, limits, log, headers, clock);
        if (!secure) {
            new ClientConnection(context, lane, channel).join();
            return;
        }
        handshaking.add(channel);
        handshake.begin(channel, () -> {
            handshaking.remove(channel);
            new ClientConnection(context, lane, channel).join();
        });
    }
}
