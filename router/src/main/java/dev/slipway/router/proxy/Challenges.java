package dev.slipway.router.proxy;

import dev.slipway.router.routes.ServedApp;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Answers certificate authorities that ask for an HTTP challenge (RFC 8555, section 8.3). Tokens that the platform has not
 * told of are the app's own affair.
 */
final class Challenges {
    private static final String PATH = "/.well-known/acme-challenge/";

    private Challenges() {}

    /** Whether it is worth looking at: all other requests cost no more than this. */
    static boolean mayBeFor(HttpRequest request) {
        return request.uri().startsWith(PATH);
    }

    static @Nullable FullHttpResponse answer(HttpRequest request, @Nullable ServedApp app) {
        HttpMethod method = request.method();
        if (app == null || !(method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))) {
            return null;
        }
        String proof = app.challenges().get(request.uri().substring(PATH.length()));
        if (proof == null) {
            return null;
        }
        byte[] body = proof.getBytes(StandardCharsets.US_ASCII);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/octet-stream")
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return response;
    }
}
