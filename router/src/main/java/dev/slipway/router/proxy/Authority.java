package dev.slipway.router.proxy;

import java.util.Locale;

/** A Host header's value (RFC 9110, section 7.2): a name or an address, and perhaps a port. */
final class Authority {
    private static final String NAME_SIGNS = "-._~%";

    private Authority() {}

    /** Whether a value is one name or address with at most one port; an empty one is, since a client may have none. */
    static boolean sound(String host) {
        int end = nameEnd(host);
        for (int i = 0; i < end; i++) {
            if (!inName(host.charAt(i), host.startsWith("["))) {
                return false;
            }
        }
        for (int i = end + 1; i < host.length(); i++) {
            if (!digit(host.charAt(i))) {
                return false;
            }
        }
        return end == host.length() || host.charAt(end) == ':';
    }

    /** The name that is the key of a route: in lower case, without port and final dot. */
    static String hostname(String host) {
        String lower = host.substring(0, nameEnd(host)).toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static int nameEnd(String host) {
        int colon = host.indexOf(':', host.startsWith("[") ? Math.max(host.indexOf(']'), 0) : 0);
        return colon < 0 ? host.length() : colon;
    }

    private static boolean inName(char c, boolean bracketed) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || digit(c) || NAME_SIGNS.indexOf(c) >= 0 || (bracketed && (c == ':' || c == '[' || c == ']'));
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
