package dev.slipway.router.proxy;

import dev.slipway.router.limits.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Decodes one request and holds whatever follows it, undecoded, until the request was answered. So pipelined requests
 * wait their turn, and bytes after an upgrade request are still whole when the codec leaves the pipeline. What two
 * parsers could read in two ways is refused: both framings at once, folded header lines.
 */
final class RequestDecoder extends HttpRequestDecoder {
    private boolean inHead = true;
    private boolean held;
    private boolean paused;
    private boolean decoding;

    RequestDecoder(Limits limits) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.requestLine())
                .setMaxHeaderSize(limits.headers())
                .setMaxChunkSize(64 * 1024));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (held) {
            paused = true;
            context.channel().config().setAutoRead(false);
        }
        decoding = true;
        try {
            super.channelRead(context, message);
        } finally {
            decoding = false;
        }
    }

    /** Lets the next request in. */
    void next(ChannelHandlerContext context) throws Exception {
        held = false;
        if (paused) {
            paused = false;
            context.channel().config().setAutoRead(true);
        }
        if (!decoding && actualReadableBytes() > 0) {
            channelRead(context, Unpooled.EMPTY_BUFFER);
            context.fireChannelReadComplete();
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (held) {
            return;
        }
        if (inHead) {
            refuseFoldedLines(in);
        }
        super.decode(context, in, out);
        for (Object message : out) {
            if (message instanceof HttpRequest request) {
                inHead = false;
                held = request.decoderResult().isFailure();
            }
            if (message instanceof LastHttpContent) {
                inHead = true;
                held = true;
            }
        }
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new DecoderException("both Content-Length and Transfer-Encoding");
    }

    private static void refuseFoldedLines(ByteBuf in) {
        int end = in.writerIndex();
        int line = in.readerIndex();
        while (line < end) {
            byte first = in.getByte(line);
            if (first == ' ' || first == '\t') {
                throw new DecoderException("folded header line");
            }
            int lineEnd = in.indexOf(line, end, (byte) '\n');
            boolean blank = lineEnd == line || (first == '\r' && lineEnd == line + 1);
            if (lineEnd < 0 || (blank && line > in.readerIndex())) {
                return;
            }
            line = lineEnd + 1;
        }
    }
}
