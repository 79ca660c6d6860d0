package dev.slipway.cli.team;

import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "members:remove",
        description = "Take a user out of a team, or revoke their invitation.")
public final class RemoveMember extends TeamCommand {
    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    public RemoveMember(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String escaped = URLEncoder.encode(email, StandardCharsets.UTF_8);
        String shown = terminal.paint(Style.GOOD, email);
        if (isInvited()) {
            terminal.progress(
                    "Revoking the invitation of " + shown + " to team " + team(),
                    () -> api().delete(invitations() + "/" + escaped));
            return;
        }
        terminal.progress("Removing " + shown + " from team " + team(), () -> api().delete(members() + "/" + escaped));
    }

    private boolean isInvited() {
        String address = email.strip().toLowerCase(Locale.ROOT);
        return StreamSupport.stream(pending().spliterator(), false)
                .anyMatch(invitation ->
                        invitation.path("user").path("email").asText().equals(address));
    }
}
