package io.tributary.benchmark.load;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;

/** One kept-alive connection with one request on its way at a time. */
final class Connection extends SimpleChannelInboundHandler<HttpObject> {

    private final Target target;
    private final Tally tally;
    private long sentAt;
    private int status;
    private boolean waiting;

    Connection(Target target, Tally tally) {
        this.target = target;
        this.tally = tally;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        next(context, System.nanoTime());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpResponse response) {
            status = response.status().code();
        }
        if (part instanceof LastHttpContent) {
            long now = System.nanoTime();
            waiting = false;
            tally.answered(status, sentAt, now);
            next(context, now);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (waiting) {
            tally.failed(new IOException("connection: closed (expected: an answer)"));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable why) {
        tally.failed(why);
        var _ = context.close();
    }

    private void next(ChannelHandlerContext context, long now) {
        if (!tally.takes(now)) {
            var _ = context.close();
            return;
        }
        waiting = true;
        sentAt = now;
        var _ =
                context.writeAndFlush(
                        Unpooled.wrappedBuffer(target.request()), context.voidPromise());
    }
}
