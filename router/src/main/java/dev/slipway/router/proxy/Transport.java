package dev.slipway.router.proxy;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** The kernel's interface: native epoll where it loads, NIO elsewhere. */
record Transport(
        EventLoopGroup loops, Class<? extends ServerSocketChannel> server, Class<? extends SocketChannel> client) {
    static Transport open(int threads) {
        if (Epoll.isAvailable()) {
            return new Transport(
                    new EpollEventLoopGroup(threads), EpollServerSocketChannel.class, EpollSocketChannel.class);
        }
        return new Transport(new NioEventLoopGroup(threads), NioServerSocketChannel.class, NioSocketChannel.class);
    }
}
