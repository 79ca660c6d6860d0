package dev.slipway.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.git.GitRepository;
import dev.slipway.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A commit of this git repository that is to be tested.
 *
 * @param branch what the test run says that it is of
 * @param message the commit's first line
 */
record TestedCommit(String id, String branch, String message) {
    static TestedCommit of(GitRepository.Commit commit) {
        return new TestedCommit(commit.id(), commit.branch(), commit.message());
    }

    /** Sends its files, and begins a test run of them. */
    JsonNode test(Api api, Terminal terminal, GitRepository git, JsonNode pipeline) {
        String source = terminal.progress("Preparing source", () -> upload(api, git));
        ObjectNode body = Api.object();
        body.put("commit_branch", branch);
        body.put("commit_message", message);
        body.put("commit_sha", id);
        body.put("pipeline", pipeline.path("id").asText());
        body.put("source_blob_url", source);
        return terminal.progress(
                "Starting test run",
                () -> api.post("/test-runs", body),
                run -> "#" + run.path("number").asText());
    }

    private String upload(Api api, GitRepository git) {
        try {
            Path file = Files.createTempFile("slipway-commit", ".tgz");
            try {
                git.archive(id, file);
                JsonNode source = api.post("/sources", Api.object()).path("source_blob");
                api.upload(source.path("put_url").asText(), file);
                return source.path("get_url").asText();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new CommandException("The commit could not be packed: " + e.getMessage(), e);
        }
    }
}
