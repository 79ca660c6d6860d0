package dev.slipway.cli.user;

import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Confirmation;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "users:remove",
        description = "Remove a user, with their keys and their access to apps.")
public final class RemoveUser extends Command {
    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    @Option(
            names = {"-c", "--confirm"},
            paramLabel = "EMAIL",
            description = "The address again, instead of being asked for it.")
    @Nullable
    private String confirm;

    public RemoveUser(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        new Confirmation(terminal, "Removing a user", email).requireTo("remove the user with all their keys", confirm);
        String user = URLEncoder.encode(email, StandardCharsets.UTF_8);
        terminal.progress("Removing user " + terminal.paint(Style.GOOD, email), () -> api().delete("/users/" + user));
    }
}
