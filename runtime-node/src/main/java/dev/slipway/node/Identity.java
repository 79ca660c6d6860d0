package dev.slipway.node;

import dev.slipway.model.dyno.DesiredDyno;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whose container it is. Kept in the container's labels, so that it is known without the platform too. */
record Identity(AttemptKey key, UUID appId, String app, String dyno, String network) {
    private static final String APP = "slipway.app";
    private static final String APP_NAME = "slipway.app-name";
    private static final String DYNO = "slipway.dyno";
    private static final String DYNO_NAME = "slipway.dyno-name";
    private static final String ATTEMPT = "slipway.attempt";
    private static final String RELEASE = "slipway.release";
    private static final String ATTACHED = "slipway.attached";
    private static final String NETWORK = "slipway.network";

    static Identity of(DesiredDyno desired) {
        return new Identity(
                new AttemptKey(desired.id(), desired.attempt()),
                desired.appId(),
                desired.app().value(),
                desired.name().toString(),
                desired.network().name());
    }

    /** Empty for a container that is not a dyno's, such as a build's. */
    static Optional<Identity> of(Map<String, String> labels) {
        if (!labels.containsKey(DYNO)) {
            return Optional.empty();
        }
        return Optional.of(new Identity(
                new AttemptKey(
                        UUID.fromString(labels.getOrDefault(DYNO, "")),
                        Integer.parseInt(labels.getOrDefault(ATTEMPT, "0"))),
                UUID.fromString(labels.getOrDefault(APP, "")),
                labels.getOrDefault(APP_NAME, ""),
                labels.getOrDefault(DYNO_NAME, ""),
                labels.getOrDefault(NETWORK, "")));
    }

    Map<String, String> labels(DesiredDyno desired) {
        return Map.of(
                APP, appId.toString(),
                APP_NAME, app,
                DYNO, key.dynoId().toString(),
                DYNO_NAME, dyno,
                ATTEMPT, String.valueOf(key.attempt()),
                RELEASE, desired.release().toString(),
                NETWORK, network);
    }

    /** A label that containers carry which end with the connection of the user who is attached to them. */
    static Map<String, String> attachedLabels() {
        return Map.of(ATTACHED, "true");
    }

    static boolean isAttached(Map<String, String> labels) {
        return labels.containsKey(ATTACHED);
    }

    /** The label that every container of the dyno carries, whichever attempt it is. */
    static Map<String, String> labelsOf(UUID dynoId) {
        return Map.of(DYNO, dynoId.toString());
    }

    /** A label that app networks carry, and no other network of the installation does. */
    static Map<String, String> networkLabels() {
        return Map.of("slipway.network-of", "app");
    }

    String containerName(String installation) {
        return "slipway-" + installation + "-" + app + "-" + dyno + "-"
                + key.dynoId().toString().substring(0, 8) + "-" + key.attempt();
    }
}
