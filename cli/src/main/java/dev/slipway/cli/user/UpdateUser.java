package dev.slipway.cli.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.UsageException;
import dev.slipway.cli.terminal.Style;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "users:update",
        description = "Change a user's name, or whether they are an administrator.")
public final class UpdateUser extends Command {
    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NAME",
            description = "The user's name.")
    @Nullable
    private String name;

    @Option(names = "--admin", negatable = true, description = "Make the user an administrator, or none any more.")
    @Nullable
    private Boolean admin;

    public UpdateUser(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = Api.object();
        if (name != null) {
            body.put("name", name);
        }
        if (admin != null) {
            body.put("admin", admin);
        }
        if (body.isEmpty()) {
            throw new UsageException("Say what to change: --name NAME, --admin or --no-admin.");
        }
        String user = URLEncoder.encode(email, StandardCharsets.UTF_8);
        terminal.progress(
                "Updating user " + terminal.paint(Style.GOOD, email), () -> api().patch("/users/" + user, body));
    }
}
