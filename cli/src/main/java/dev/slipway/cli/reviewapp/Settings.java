package dev.slipway.cli.reviewapp;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The switches of a pipeline's review apps, in the words of the API. */
final class Settings {
    private Settings() {}

    /** Adds those that were named. */
    static void put(ObjectNode settings, boolean value, boolean deploy, boolean destroy, boolean waitForCi) {
        if (deploy) {
            settings.put("automatic_review_apps", value);
        }
        if (destroy) {
            settings.put("destroy_stale_apps", value);
        }
        if (waitForCi) {
            settings.put("wait_for_ci", value);
        }
    }
}
