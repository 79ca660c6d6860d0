package dev.slipway.cli.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.command.Poll;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.stream.OutputStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "builds:create",
        description =
                "Deploy a folder as it is, without a commit or a push; of a git work tree without what it ignores.")
public final class CreateBuild extends AppCommand {
    private static final Duration ASK_EACH = Duration.ofMillis(200);
    private static final Duration END_WITHIN = Duration.ofMinutes(1);

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder; the current one if not given.")
    @Nullable
    private Path folder;

    @Option(
            names = "--version",
            paramLabel = "TEXT",
            description = "What the release is called; the commit that the folder stands at if not given.")
    @Nullable
    private String version;

    public CreateBuild(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Path chosen = folder == null ? context.directory() : context.directory().resolve(folder);
        Api api = api();
        JsonNode build;
        try (SourceTarball tarball = SourceTarball.of(chosen)) {
            build = create(api, chosen, tarball);
        } catch (IOException e) {
            throw new CommandException("The tarball could not be removed: " + e.getMessage(), e);
        }
        OutputStreams.print(api, build, terminal);
        String path = path("/builds/" + build.path("id").asText());
        Poll.until(() -> status(api, path).equals("pending") ? "the build has not ended" : "", ASK_EACH, END_WITHIN);
        if (!status(api, path).equals("succeeded")) {
            throw new CommandException("The build failed; its output says why. The app is as it was.");
        }
    }

    private JsonNode create(Api api, Path chosen, SourceTarball tarball) {
        JsonNode source = api.post(path("/sources"), Api.object()).path("source_blob");
        terminal.progress("Uploading source", () -> {
            api.upload(source.path("put_url").asText(), tarball.file());
            return source;
        });
        ObjectNode body = Api.object();
        ObjectNode blob = body.putObject("source_blob");
        blob.put("url", source.path("get_url").asText());
        blob.put("checksum", tarball.checksum());
        version(chosen).ifPresent(text -> blob.put("version", text));
        return api.post(path("/builds"), body);
    }

    private Optional<String> version(Path chosen) {
        return version != null
                ? Optional.of(version)
                : SourceTarball.run(chosen, "git", "rev-parse", "HEAD").map(String::strip);
    }

    private static String status(Api api, String path) {
        return api.get(path).path("status").asText();
    }
}
