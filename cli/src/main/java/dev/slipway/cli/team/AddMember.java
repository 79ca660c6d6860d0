package dev.slipway.cli.team;

import dev.slipway.cli.api.ApiException;
import dev.slipway.cli.command.Context;
import java.util.Optional;

@picocli.CommandLine.Command(
        name = "members:add",
        description = "Add a user to a team; invite who has no account, or wants to be invited, and print the link.")
public final class AddMember extends RoleCommand {
    private static final int REFUSED = 422;

    public AddMember(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Optional<String> link =
                terminal.progress(shown("Adding"), this::addOrInvite, made -> made.isPresent() ? "invited" : "");
        link.ifPresent(url -> {
            terminal.note("Pass this link on to " + email() + "; it is good once, and ends after some days:");
            terminal.print(url);
        });
    }

    /** Gives the link of an invitation; empty if none was needed. */
    private Optional<String> addOrInvite() {
        try {
            api().put(members(), body());
            return Optional.empty();
        } catch (ApiException refused) {
            if (refused.status() != REFUSED) {
                throw refused;
            }
            return Optional.of(invite(refused));
        }
    }

    /** Where an invitation is refused as well, adding was refused for another reason, which says more. */
    private String invite(ApiException reason) {
        try {
            return api().put(invitations(), body(), "Location").header().orElseThrow(() -> reason);
        } catch (ApiException again) {
            throw again.status() == REFUSED ? reason : again;
        }
    }
}
