package dev.slipway.platform.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/** Says in words what an endpoint does, from its method and its path, which follow the same rules everywhere. */
final class Wording {
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("GET /account", "Show the account"),
            Map.entry("PATCH /account", "Change the account"),
            Map.entry("GET /account/rate-limits", "Show how many requests are left"),
            Map.entry("GET /apps/{app}/config-vars", "Show the config vars of an app"),
            Map.entry("PATCH /apps/{app}/config-vars", "Set and remove config vars of an app"),
            Map.entry("GET /apps/{app}/releases/{release}/config-vars", "Show the config vars of a release"),
            Map.entry("POST /apps/{app}/releases", "Roll back to a release, or release an earlier slug"),
            Map.entry("POST /apps/{app}/builds", "Build a tarball"),
            Map.entry("DELETE /apps/{app}/builds/{build}", "Cancel a build"),
            Map.entry("POST /apps/{app}/dynos", "Run a one-off dyno"),
            Map.entry("POST /apps/{app}/dynos/{dyno}", "Run a command inside a dyno that is up"),
            Map.entry("DELETE /apps/{app}/dynos", "Restart all dynos of an app"),
            Map.entry("DELETE /apps/{app}/dynos/{dyno}", "Restart a dyno"),
            Map.entry("POST /apps/{app}/dynos/{dyno}/actions/stop", "Stop a dyno"),
            Map.entry("DELETE /apps/{app}/formations/{type}", "Restart the dynos of a process type"),
            Map.entry("POST /apps/{app}/formations/{type}/actions/stop", "Stop the dynos of a process type"),
            Map.entry("GET /apps/{app}/formation", "List the process types of an app"),
            Map.entry("GET /apps/{app}/formation/{type}", "Show a process type"),
            Map.entry("PATCH /apps/{app}/formation", "Scale several process types"),
            Map.entry("PATCH /apps/{app}/formation/{type}", "Scale a process type"),
            Map.entry("GET /apps/{app}/{kind}", "List add-ons or features of an app"),
            Map.entry("GET /apps/{app}/pipeline-couplings", "Show the pipeline coupling of an app"),
            Map.entry("GET /apps/{app}/pipeline-diff", "Compare an app with those of the next stage"),
            Map.entry("GET /pipelines/{pipeline}/pipeline-stack", "Show the stack of a pipeline"),
            Map.entry(
                    "GET /pipelines/{pipeline}/stage/{stage}/config-vars",
                    "Show the config vars of a pipeline for test runs or review apps"),
            Map.entry(
                    "PATCH /pipelines/{pipeline}/stage/{stage}/config-vars",
                    "Set and remove config vars of a pipeline for test runs or review apps"),
            Map.entry("POST /filters/apps", "List apps by their ids"));

    private static final List<String> VOWELS = List.of("a", "e", "i", "o", "u");

    private Wording() {}

    /** Unique, as methods' names are not, and the same as long as the endpoint is: {@code get_apps_app}. */
    static String id(HttpMethod method, String path) {
        return (method + path).toLowerCase(Locale.ROOT).replace("~", "own").replaceAll("[^a-z0-9]+", "_");
    }

    /** One line without a full stop. */
    static String summary(HttpMethod method, String path) {
        String exception = EXCEPTIONS.get(method + " " + path);
        if (exception != null) {
            return exception;
        }
        List<String> segments =
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        int actions = segments.indexOf("actions");
        if (actions > 0) {
            return capital(words(segments.getLast())) + " of " + one(noun(segments, actions - 1));
        }
        String last = segments.getLast();
        return isVariable(last)
                ? verb(method, "Show") + " " + one(noun(segments, segments.size() - 1))
                : listed(method, words(last)) + owner(segments);
    }

    /** Which group the endpoint belongs to: the things that it is about. */
    static String tag(String path) {
        List<String> segments =
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        int actions = segments.indexOf("actions");
        List<String> subject = actions > 0 ? segments.subList(0, actions) : segments;
        String thing = noun(subject, subject.size() - 1);
        return capital(
                switch (thing) {
                    case "account", "users", "rate limits" -> "account";
                    case "formations" -> "formation";
                    default -> thing;
                });
    }

    private static String listed(HttpMethod method, String things) {
        return method == HttpMethod.POST ? "Create " + one(things) : verb(method, "List") + " " + things;
    }

    private static String verb(HttpMethod method, String reads) {
        return switch (method) {
            case GET -> reads;
            case POST -> "Create";
            case PUT -> "Replace";
            case PATCH -> "Change";
            case DELETE -> "Delete";
            default -> capital(method.name());
        };
    }

    /** Whose things they are, if they are somebody's. */
    private static String owner(List<String> segments) {
        if (segments.size() < 2) {
            return "";
        }
        String before = segments.get(segments.size() - 2);
        if (before.equals("~")) {
            return " of the account";
        }
        return isVariable(before) ? " of " + one(noun(segments, segments.size() - 2)) : "";
    }

    /** The last literal segment up to here, in words. */
    private static String noun(List<String> segments, int last) {
        int at = last;
        while (at > 0 && isVariable(segments.get(at))) {
            at--;
        }
        return words(segments.get(at));
    }

    private static String one(String things) {
        String thing = things.endsWith("s") ? things.substring(0, things.length() - 1) : things;
        return (VOWELS.stream().anyMatch(thing::startsWith) && !thing.startsWith("user") ? "an " : "a ") + thing;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    private static String words(String segment) {
        return segment.replace('-', ' ');
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1).toLowerCase(Locale.ROOT);
    }
}
