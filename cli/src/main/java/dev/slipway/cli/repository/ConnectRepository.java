package dev.slipway.cli.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.terminal.Table;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "git:connect",
        description =
                "Have the pushes to a repository on GitHub or GitLab deploy an app. Prints what its webhook needs,"
                        + " with the secret this once; called again, it changes branch and token.")
public final class ConnectRepository extends AppCommand {
    @Parameters(paramLabel = "URL", description = "The repository, such as https://github.com/OWNER/REPOSITORY.")
    private String url = "";

    @Option(
            names = {"-b", "--branch"},
            paramLabel = "BRANCH",
            description = "The branch there that is deployed; its default branch if not given.")
    @Nullable
    private String branch;

    @Option(
            names = {"-k", "--kind"},
            paramLabel = "KIND",
            description = "github or gitlab; guessed from the host's name if not given.")
    @Nullable
    private String kind;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with the token that opens a private repository, and may set commits' statuses.")
    @Nullable
    private Path tokenFile;

    @Option(names = "--ask-token", description = "Ask for that token, or read it from the input's first line.")
    private boolean askToken;

    @Option(
            names = {"-j", "--json"},
            description = "Print the connection as JSON, with a secret that was made now.")
    private boolean json;

    public ConnectRepository(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = Api.object().put("url", url);
        if (branch != null) {
            body.put("branch", branch);
        }
        if (kind != null) {
            body.put("kind", kind);
        }
        token().ifPresent(text -> body.put("token", text));
        JsonNode made = terminal.progress(
                "Connecting " + url + " to " + shownApp(),
                () -> api().put(path("/git-connection"), body),
                connection -> "branch " + connection.path("branch").asText());
        if (json) {
            terminal.print(made.toPrettyString());
            return;
        }
        show(made);
    }

    private void show(JsonNode made) {
        if (made.path("secret").isTextual()) {
            showWebhook(made);
        } else {
            terminal.print("The webhook stays as it was set up.");
        }
        if (!made.path("reports_status").asBoolean()) {
            terminal.note("Commits' pages there will not show what came of them: that takes a token. Connect again with"
                    + " --token-file FILE or --ask-token.");
        }
        String host = String.valueOf(
                URI.create(made.path("hook").path("url").asText()).getHost());
        if (host.equals("localhost") || host.startsWith("127.")) {
            terminal.warning("The platform says that it is reached at " + host + ", where nobody else can send"
                    + " anything to. Have its operator set SLIPWAY_API_URL, or deploy with git:deploy.");
        }
    }

    private void showWebhook(JsonNode made) {
        boolean gitlab = made.path("kind").asText().equals("gitlab");
        terminal.heading(
                "Webhook, to be set up at " + made.path("hook").path("settings").asText());
        Table table = new Table()
                .row(
                        gitlab ? "URL:" : "Payload URL:",
                        made.path("hook").path("url").asText());
        if (gitlab) {
            table.row("Secret token:", made.path("secret").asText()).row("Trigger:", "Push events");
        } else {
            table.row("Content type:", "application/json")
                    .row("Secret:", made.path("secret").asText())
                    .row("Events:", "Just the push event");
        }
        table.printTo(terminal);
        terminal.print("\nThe secret is not shown again. Deploy without waiting for a push: " + context.script()
                + " git:deploy -a " + app());
    }

    private Optional<String> token() {
        if (tokenFile != null) {
            Path file = context.directory().resolve(tokenFile);
            try {
                return Optional.of(Files.readString(file).strip());
            } catch (IOException e) {
                throw new CommandException(file + " can't be read: " + e, e);
            }
        }
        return askToken ? terminal.askSecret("Token: ") : Optional.empty();
    }
}
