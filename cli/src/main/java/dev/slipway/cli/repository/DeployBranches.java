package dev.slipway.cli.repository;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How the branches that deploy an app are shown. */
public final class DeployBranches {
    private DeployBranches() {}

    /** @param settings of the app's {@code /git-settings} */
    public static String shown(JsonNode settings) {
        return StreamSupport.stream(settings.path("deploy_branches").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
