package dev.slipway.cli.platform;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** A platform that a person has logged in to. */
public record Platform(String name, URI url, String user, String key) {
    /** The name of the platform on this machine, which is in no file. */
    public static final String LOCAL = "local";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,63}");
    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9_-]+");

    private static final Pattern LOOPBACK = Pattern.compile("://127\\.0\\.0\\.1(:\\d+)?$");

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** What a platform is called if nobody says otherwise: its host, {@code paas-example-com}. */
    public static String nameOf(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return UNUSUAL.matcher(host).replaceAll("-");
    }

    /** Whether git's credentials for an origin ({@code https://host:port}) are this platform's. */
    public boolean answersFor(String origin) {
        return sameMachine(origin).equals(sameMachine(url.getScheme() + "://" + url.getAuthority()));
    }

    /** The two names of this machine's loopback are one: the platform may call itself by the other. */
    private static String sameMachine(String origin) {
        return LOOPBACK.matcher(origin.toLowerCase(Locale.ROOT)).replaceFirst("://localhost$1");
    }

    @Override
    public String toString() {
        return name + " at " + url + " [redacted]";
    }
}
