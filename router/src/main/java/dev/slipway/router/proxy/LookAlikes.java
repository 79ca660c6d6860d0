package dev.slipway.router.proxy;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes out names with an underscore that an app could take for a header which only the router sets, or which frames the
 * message: CGI and its descendants know {@code X_Forwarded_For} and {@code X-Forwarded-For} by one name.
 */
final class LookAlikes {
    private static final Set<String> GUARDED = Set.of(
            "content-length",
            "transfer-encoding",
            "host",
            "forwarded",
            "via",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto",
            "x-request-id",
            "x-request-start");

    private LookAlikes() {}

    static void strip(HttpHeaders headers) {
        List<CharSequence> found = null;
        Iterator<Map.Entry<CharSequence, CharSequence>> entries = headers.iteratorCharSequence();
        while (entries.hasNext()) {
            CharSequence name = entries.next().getKey();
            if (AsciiString.indexOf(name, '_', 0) >= 0 && guarded(name)) {
                found = with(found, name);
            }
        }
        if (found != null) {
            found.forEach(headers::remove);
        }
    }

    private static boolean guarded(CharSequence name) {
        return GUARDED.contains(name.toString().replace('_', '-').toLowerCase(Locale.ROOT));
    }

    private static List<CharSequence> with(@Nullable List<CharSequence> found, CharSequence name) {
        List<CharSequence> list = found == null ? new ArrayList<>() : found;
        list.add(name);
        return list;
    }
}
