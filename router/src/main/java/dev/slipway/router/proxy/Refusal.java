package dev.slipway.router.proxy;

import dev.slipway.router.logs.RouterError;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not passed on at all: it is malformed, or two parsers could disagree on where it ends (RFC 9112,
 * section 11.2).
 */
record Refusal(RouterError error, HttpResponseStatus status) {
    private static final char DELETE = 0x7f;

    private static final Refusal MALFORMED = new Refusal(RouterError.H26, HttpResponseStatus.BAD_REQUEST);
    private static final Refusal CONNECT = new Refusal(RouterError.H26, HttpResponseStatus.METHOD_NOT_ALLOWED);
    private static final Refusal LINE_TOO_LONG = new Refusal(RouterError.H25, HttpResponseStatus.REQUEST_URI_TOO_LONG);
    private static final Refusal HEADERS_TOO_LARGE =
            new Refusal(RouterError.H25, HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);

    static @Nullable Refusal of(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return of(request.decoderResult().cause());
        }
        if (request.method().equals(HttpMethod.CONNECT)) {
            return CONNECT;
        }
        boolean sound = soundVersion(request.protocolVersion())
                && soundTarget(request)
                && soundHost(request)
                && soundFraming(request);
        return sound ? null : MALFORMED;
    }

    static Refusal of(@Nullable Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return LINE_TOO_LONG;
        }
        return cause instanceof TooLongFrameException ? HEADERS_TOO_LARGE : MALFORMED;
    }

    private static boolean soundVersion(HttpVersion version) {
        return version.majorVersion() == 1 && version.minorVersion() <= 1 && "HTTP".equals(version.protocolName());
    }

    private static boolean soundTarget(HttpRequest request) {
        String target = request.uri();
        boolean form = target.startsWith("/")
                || (target.equals("*") && request.method().equals(HttpMethod.OPTIONS));
        return form && visible(target);
    }

    /** Whether there are no spaces and no control characters; bytes above ASCII are the app's own affair. */
    private static boolean visible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == DELETE) {
                return false;
            }
        }
        return true;
    }

    private static boolean soundHost(HttpRequest request) {
        Iterator<String> hosts = request.headers().valueStringIterator(HttpHeaderNames.HOST);
        if (!hosts.hasNext()) {
            return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        }
        return Authority.sound(hosts.next()) && !hosts.hasNext();
    }

    private static boolean soundFraming(HttpRequest request) {
        HttpHeaders headers = request.headers();
        if (!headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return atMostOne(headers, HttpHeaderNames.CONTENT_LENGTH);
        }
        return atMostOne(headers, HttpHeaderNames.TRANSFER_ENCODING)
                && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(headers.get(HttpHeaderNames.TRANSFER_ENCODING))
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1);
    }

    private static boolean atMostOne(HttpHeaders headers, CharSequence name) {
        Iterator<? extends CharSequence> values = headers.valueCharSequenceIterator(name);
        if (values.hasNext()) {
            values.next();
        }
        return !values.hasNext();
    }
}
