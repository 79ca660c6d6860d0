package dev.slipway.platform.buildpack;

import dev.slipway.model.error.SlipwayException;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The buildpacks of this installation, and the names of Heroku's that mean one of them. */
final class KnownBuildpacks {
    private static final Map<String, String> IDS = Map.ofEntries(
            Map.entry("slipway/nodejs", "slipway/nodejs"),
            Map.entry("slipway/python", "slipway/python"),
            Map.entry("slipway/java-maven", "slipway/java-maven"),
            Map.entry("slipway/static", "slipway/static"),
            Map.entry("slipway/procfile", "slipway/procfile"),
            Map.entry("heroku/nodejs", "slipway/nodejs"),
            Map.entry("heroku/python", "slipway/python"),
            Map.entry("heroku/java", "slipway/java-maven"),
            Map.entry("heroku/procfile", "slipway/procfile"),
            Map.entry("heroku-community/static", "slipway/static"));

    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "slipway/nodejs", "Node.js with npm, Yarn or pnpm",
            "slipway/python", "Python with pip",
            "slipway/java-maven", "Java with Maven",
            "slipway/static", "A static site",
            "slipway/procfile", "Process types from a Procfile");

    /** The forms that clients give a name: as it is, as a URN, as the address of Heroku's repository of it. */
    private static final Pattern URN = Pattern.compile("urn:buildpack:(.+)");

    private static final Pattern REPOSITORY =
            Pattern.compile("https://github\\.com/heroku/heroku-buildpack-([a-z]+)(?:\\.git)?/?");

    private KnownBuildpacks() {}

    /**
     * The name of a buildpack in its short form.
     *
     * @throws SlipwayException if it is none of this installation's
     */
    static String name(String given) {
        String name = shortForm(given.strip());
        if (!IDS.containsKey(name)) {
            throw SlipwayException.invalid(
                    "The buildpack %s isn't one of this installation's, and none is fetched from elsewhere. There are: %s.",
                    given, String.join(", ", names()));
        }
        return name;
    }

    /** @param name of {@link #name} */
    static String id(String name) {
        return Objects.requireNonNull(IDS.get(name), name);
    }

    /** All names, in their order. */
    static SortedSet<String> names() {
        return new TreeSet<>(IDS.keySet());
    }

    /** @param name of {@link #names} */
    static String description(String name) {
        return Objects.requireNonNull(DESCRIPTIONS.get(id(name)), name);
    }

    private static String shortForm(String given) {
        Matcher urn = URN.matcher(given);
        if (urn.matches()) {
            return urn.group(1);
        }
        Matcher repository = REPOSITORY.matcher(given);
        return repository.matches() ? "heroku/" + repository.group(1) : given;
    }
}
