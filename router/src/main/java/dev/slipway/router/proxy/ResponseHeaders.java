package dev.slipway.router.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/** Makes of a dyno's response the one that the client gets. */
final class ResponseHeaders {
    private ResponseHeaders() {}

    /**
     * Rewrites a response and returns whether the client's connection can be kept after it.
     *
     * @param head the request was HEAD: no body follows whatever the headers say
     * @param keep the connection is to be kept if the body's end can be told without closing it
     */
    static boolean rewrite(HttpResponse response, boolean head, boolean http10, boolean keep) {
        HttpHeaders headers = response.headers();
        HopByHop.strip(headers);
        headers.add(HttpHeaderNames.VIA, RequestHeaders.VIA);
        boolean framed = frame(response, head, http10);
        boolean kept = keep && framed;
        if (!kept) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (http10) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
        response.setProtocolVersion(HttpVersion.HTTP_1_1);
        return kept;
    }

    /** Sees to it that the body's end can be told; false if only the end of the connection tells it. */
    private static boolean frame(HttpResponse response, boolean head, boolean http10) {
        HttpHeaders headers = response.headers();
        if (http10) {
            headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
        }
        if (head || bodiless(response.status()) || headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            return true;
        }
        if (http10) {
            return false;
        }
        HttpUtil.setTransferEncodingChunked(response, true);
        return true;
    }

    private static boolean bodiless(HttpResponseStatus status) {
        return status.code() == HttpResponseStatus.NO_CONTENT.code()
                || status.code() == HttpResponseStatus.NOT_MODIFIED.code();
    }
}
