package dev.slipway.platform.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a commit's page is told, in the words of its forge: GitHub's "Create a commit status", GitLab's "Set the status of
 * a commit".
 *
 * @param context under which name the page shows it
 * @param target where the page leads to from there
 */
record Report(
        Forge forge,
        RepositoryAddress repository,
        String branch,
        String commit,
        CommitState state,
        String description,
        String context,
        String target,
        String token) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** GitHub takes so many characters, and GitLab more. */
    private static final int LONGEST_DESCRIPTION = 140;

    URI url() {
        String api = repository.api(forge);
        return URI.create(
                switch (forge) {
                    case GITHUB -> "%s/repos/%s/statuses/%s".formatted(api, repository.path(), commit);
                    case GITLAB ->
                        "%s/projects/%s/statuses/%s"
                                .formatted(api, URLEncoder.encode(repository.path(), StandardCharsets.UTF_8), commit);
                });
    }

    Map<String, String> headers() {
        return switch (forge) {
            case GITHUB ->
                Map.of(
                        "Content-Type", "application/json",
                        "Accept", "application/vnd.github+json",
                        "Authorization", "Bearer " + token);
            case GITLAB -> Map.of("Content-Type", "application/json", "PRIVATE-TOKEN", token);
        };
    }

    byte[] body() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("state", state.word(forge));
        fields.put("target_url", target);
        fields.put("description", shortened(description));
        fields.put(forge == Forge.GITHUB ? "context" : "name", context);
        if (forge == Forge.GITLAB) {
            fields.put("ref", branch);
        }
        try {
            return JSON.writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts can always be written", e);
        }
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return line.length() <= LONGEST_DESCRIPTION ? line : line.substring(0, LONGEST_DESCRIPTION - 1) + "…";
    }

    @Override
    public String toString() {
        return "Report[" + state + " of " + commit + "]";
    }
}
