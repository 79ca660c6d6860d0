package dev.slipway.platform.telemetry;

import dev.slipway.model.error.SlipwayException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What headers a user may have sent with each request. */
final class Headers {
    static final int MOST = 20;
    private static final int LONGEST_VALUE = 1000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\-_]{1,100}");

    /** What can stand in a header: printable ASCII. */
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]*");

    /** Those that say how the body is to be read, or are the connection's. */
    private static final List<String> OWN = List.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private Headers() {}

    /** @throws SlipwayException that names the header and not its value */
    static void check(Exporter.Type type, String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw SlipwayException.invalid(
                    "A header's name has 1 to 100 letters, digits, hyphens and underscores; one of those that were sent doesn't.");
        }
        if (value.length() > LONGEST_VALUE || !VALUE.matcher(value).matches()) {
            throw SlipwayException.invalid(
                    "The header %s has %d characters at most, all of them printable ASCII.", name, LONGEST_VALUE);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (OWN.contains(lower)) {
            throw SlipwayException.invalid("The header %s is set by Slipway. Leave it out.", name);
        }
        if (type == Exporter.Type.OTLP && (lower.startsWith("grpc-") || lower.endsWith("-bin"))) {
            throw SlipwayException.invalid(
                    "The header %s has a meaning of its own in gRPC. Leave it out, or use the type otlphttp.", name);
        }
    }
}
