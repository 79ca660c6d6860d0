package dev.slipway.platform.telemetry;

import dev.slipway.model.error.SlipwayException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a consumer is reached. The headers hold its keys, and the endpoint may, so it is never logged.
 *
 * @param headers sent with each request
 */
record Exporter(Type type, String endpoint, Map<String, String> headers) {
    private static final int LONGEST_ENDPOINT = 1000;
    private static final int MOST_PORTS = 65_535;

    /** By which of OTLP's transports, in Heroku's words. */
    enum Type {
        /** HTTP with bodies in protobuf. */
        OTLPHTTP,
        /** gRPC. */
        OTLP;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws SlipwayException if the parts can't be sent to, or not together */
    Exporter {
        check(type, endpoint);
        headers.forEach((name, value) -> Headers.check(type, name, value));
    }

    private static void check(Type type, String endpoint) {
        if (endpoint.length() > LONGEST_ENDPOINT) {
            throw SlipwayException.invalid(
                    "An endpoint has %d characters at most, not %d.", LONGEST_ENDPOINT, endpoint.length());
        }
        URI uri = parse(endpoint);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!List.of("http", "https").contains(scheme)) {
            throw refusal("its scheme is none of these");
        }
        if (uri.getHost() == null) {
            throw refusal("it has no host");
        }
        if (uri.getPort() == 0 || uri.getPort() > MOST_PORTS) {
            throw refusal("a port is a number from 1 to 65535");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refusal("it has a password, a query or a fragment; send what the consumer knows you by as headers");
        }
        if (type == Type.OTLP && !List.of("", "/").contains(uri.getRawPath())) {
            throw refusal("gRPC takes a host and a port only");
        }
    }

    private static URI parse(String endpoint) {
        try {
            return new URI(endpoint);
        } catch (URISyntaxException e) {
            // The reason without the input, which may hold a key.
            throw refusal(e.getReason());
        }
    }

    private static SlipwayException refusal(String reason) {
        return SlipwayException.invalid(
                "That is no endpoint of a telemetry drain: %s. It has the form https://HOST[:PORT][/PATH] or http://….",
                reason);
    }

    private URI uri() {
        return URI.create(endpoint);
    }

    /** A name or an address, without the brackets of IPv6. */
    String host() {
        String host = uri().getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    boolean secure() {
        return uri().getScheme().equalsIgnoreCase("https");
    }

    /** The one that is given, or the scheme's own. */
    int port() {
        int port = uri().getPort();
        return port > 0 ? port : secure() ? 443 : 80;
    }

    /** What a server is told that it is asked as: host and port. */
    String authority() {
        return uri().getHost() + ":" + port();
    }

    /** Where a signal is posted to: a path of the endpoint is kept (OTLP exporter specification, endpoint URLs). */
    URI post(Signal signal) {
        String base = uri().toASCIIString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "v1/" + signal.word());
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
