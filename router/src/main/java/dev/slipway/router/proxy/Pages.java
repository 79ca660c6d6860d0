package dev.slipway.router.proxy;

import dev.slipway.router.logs.RouterError;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** The small pages that the router answers with itself. */
final class Pages {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem;color:#333}</style>
            </head><body><h1>%1$s</h1><p>%2$s</p>%3$s</body></html>
            """;

    private Pages() {}

    static FullHttpResponse error(RouterError error) {
        return error(error, HttpResponseStatus.valueOf(error.status()));
    }

    static FullHttpResponse error(RouterError error, HttpResponseStatus status) {
        String comment = "<!-- " + error + " " + error.description() + " -->";
        return error == RouterError.H80
                ? page(status, "Down for maintenance", "The app will be back soon. Please try again later.", comment)
                : page(
                        status,
                        "Application error",
                        "The app could not answer this request. If the app is yours, its log says more: "
                                + "<code>slipway logs --tail</code>.",
                        comment);
    }

    static FullHttpResponse noSuchApp() {
        return page(HttpResponseStatus.NOT_FOUND, "No such app", "There is no app at this address.", "");
    }

    private static FullHttpResponse page(HttpResponseStatus status, String title, String text, String comment) {
        byte[] body = PAGE.formatted(title, text, comment).getBytes(StandardCharsets.UTF_8);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
                .set(HttpHeaderNames.CACHE_CONTROL, "no-cache, no-store")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return response;
    }
}
