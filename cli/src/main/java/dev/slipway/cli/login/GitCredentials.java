package dev.slipway.cli.login;

import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** Git's credential helper protocol (gitcredentials(7)): attributes on the input, for {@code get} an answer. */
@picocli.CommandLine.Command(
        name = "git:credentials",
        description = "Answer git's question for a platform's key; git calls it.")
public final class GitCredentials extends Command {
    @Parameters(paramLabel = "ACTION", description = "get, store or erase; only get does something.")
    private String action = "";

    public GitCredentials(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        if (!action.equals("get")) {
            return;
        }
        Map<String, String> asked = attributes();
        String origin = asked.getOrDefault("protocol", "") + "://" + asked.getOrDefault("host", "");
        context.platforms().read().all().stream()
                .filter(platform -> platform.answersFor(origin))
                .findFirst()
                .ifPresent(platform -> {
                    terminal.print("username=slipway");
                    terminal.print("password=" + platform.key());
                });
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        try {
            for (String line = terminal.in().readLine();
                    line != null && !line.isEmpty();
                    line = terminal.in().readLine()) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    attributes.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return attributes;
    }
}
