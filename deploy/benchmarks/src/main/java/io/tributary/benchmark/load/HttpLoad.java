package io.tributary.benchmark.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.QuickstartException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A closed loop: so many connections, each with one request on its way; the next follows the
 * answer. One thread, so that it takes as little as it can from what it measures. Bounded in count
 * and time, and only to 127.0.0.1.
 */
public final class HttpLoad implements AutoCloseable {

    private static final long MOST = 5_000_000;
    private static final int CONNECT_MILLISECONDS = 5_000;

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    /** Sends for that time. */
    public Load during(Target target, int connections, Duration time) {
        return run(target, connections, MOST, time);
    }

    /** Sends so many requests, for two minutes at most. */
    public Load count(Target target, int connections, long requests) {
        return run(target, connections, requests, Duration.ofMinutes(2));
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private Load run(Target target, int connections, long most, Duration time) {
        Tally tally = new Tally(most, time);
        List<Channel> open =
                IntStream.range(0, connections)
                        .mapToObj(i -> connect(target, tally))
                        .map(ChannelFuture::syncUninterruptibly)
                        .map(ChannelFuture::channel)
                        .toList();
        open.forEach(channel -> channel.closeFuture().syncUninterruptibly());
        Throwable failure = tally.failure();
        if (failure != null) {
            throw new QuickstartException(
                    Outcome.WRONG, "port " + target.port() + ": " + failure, failure);
        }
        return tally.load();
    }

    private ChannelFuture connect(Target target, Tally tally) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLISECONDS)
                .handler(
                        new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel channel) {
                                channel.pipeline()
                                        .addLast(new HttpResponseDecoder())
                                        .addLast(new Connection(target, tally));
                            }
                        })
                .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port()));
    }
}
