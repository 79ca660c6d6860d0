package dev.slipway.cli.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.api.ApiException;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "members:add",
        description = "Add a user to a team; invite who has no account, or wants to be invited, and print the link.")
public final class AddMember extends TeamCommand {
    private static final int REFUSED = 422;

    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    @Option(
            names = {"-r", "--role"},
            required = true,
            paramLabel = "ROLE",
            description = "admin, member or viewer.")
    private String role = "";

    public AddMember(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Optional<String> link = terminal.progress(
                "Adding " + terminal.paint(Style.GOOD, email) + " as " + role + " of team " + team(),
                this::addOrInvite,
                made -> made.isPresent() ? "invited" : "");
        link.ifPresent(url -> {
            terminal.note("Pass this link on to " + email + "; it is good once, and ends after some days:");
            terminal.print(url);
        });
    }

    /** Gives the link of an invitation; empty if none was needed. */
    private Optional<String> addOrInvite() {
        ObjectNode body = Api.object().put("email", email).put("role", role);
        try {
            api().put(members(), body);
            return Optional.empty();
        } catch (ApiException refused) {
            if (refused.status() != REFUSED) {
                throw refused;
            }
            return Optional.of(invite(body, refused));
        }
    }

    /** Where an invitation is refused as well, adding was refused for another reason, which says more. */
    private String invite(ObjectNode body, ApiException reason) {
        try {
            return api().put(invitations(), body, "Location").header().orElseThrow(() -> reason);
        } catch (ApiException again) {
            throw again.status() == REFUSED ? reason : again;
        }
    }
}
