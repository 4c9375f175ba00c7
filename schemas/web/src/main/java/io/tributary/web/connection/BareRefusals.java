package io.tributary.web.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.tributary.web.problem.ProblemBody;
import io.tributary.web.problem.TraceId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a problem as body to what the server itself refuses before any filter sees it: no HTTP, a
 * head that is too long, a broken chunk.
 */
final class BareRefusals extends ChannelOutboundHandlerAdapter {

    private static final int FIRST_REFUSAL = 400;

    private final JsonMapper mapper;

    BareRefusals(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
            throws Exception {
        super.write(
                context,
                message instanceof FullHttpResponse answer && isBare(answer)
                        ? withProblem(answer)
                        : message,
                promise);
    }

    private static boolean isBare(FullHttpResponse answer) {
        return answer.status().code() >= FIRST_REFUSAL
                && !answer.content().isReadable()
                && !answer.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }

    private FullHttpResponse withProblem(FullHttpResponse bare) {
        byte[] body =
                mapper.writeValueAsBytes(
                        ProblemBody.ofStatus(bare.status().code(), TraceId.draw()));
        DefaultFullHttpResponse told =
                new DefaultFullHttpResponse(
                        bare.protocolVersion(), bare.status(), Unpooled.wrappedBuffer(body));
        told.headers()
                .set(bare.headers())
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        bare.release();
        return told;
    }
}
