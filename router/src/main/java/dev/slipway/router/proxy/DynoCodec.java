package dev.slipway.router.proxy;

import dev.slipway.router.limits.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.nio.charset.StandardCharsets;

/** HTTP towards a dyno: one request and its response at a time. */
final class DynoCodec {
    private final RequestEncoder encoder = new RequestEncoder();
    private final ResponseDecoder decoder;

    DynoCodec(Limits limits) {
        this.decoder = new ResponseDecoder(new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.requestLine())
                .setMaxHeaderSize(limits.headers())
                .setMaxChunkSize(64 * 1024));
    }

    void join(ChannelPipeline pipeline) {
        pipeline.addLast(decoder, encoder);
    }

    /** Takes HTTP out of the pipeline; bytes that came early are passed on. */
    void leave(ChannelPipeline pipeline) {
        pipeline.remove(encoder);
        pipeline.remove(decoder);
    }

    private final class RequestEncoder extends HttpRequestEncoder {
        @Override
        protected void encodeInitialLine(ByteBuf out, HttpRequest request) {
            decoder.head = request.method().equals(HttpMethod.HEAD);
            ByteBufUtil.copy(request.method().asciiName(), out);
            out.writeByte(' ');
            // Byte for byte as it was read: a target may hold bytes above ASCII, in whatever encoding.
            out.writeCharSequence(request.uri(), StandardCharsets.ISO_8859_1);
            out.writeCharSequence(" HTTP/1.1\r\n", StandardCharsets.US_ASCII);
        }
    }

    private static final class ResponseDecoder extends HttpResponseDecoder {
        private boolean head;

        ResponseDecoder(HttpDecoderConfig config) {
            super(config);
        }

        @Override
        protected boolean isContentAlwaysEmpty(HttpMessage message) {
            return head || super.isContentAlwaysEmpty(message);
        }
    }
}
