package dev.slipway.cli.team;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "members", description = "List who is in a team, and who is invited to it.")
public final class ListMembers extends TeamCommand {
    private static final String PENDING = "pending";

    @Option(
            names = {"-r", "--role"},
            paramLabel = "ROLE",
            description = "Only those with this role.")
    @Nullable
    private String role;

    @Option(names = "--pending", description = "Only those who are invited and have not accepted.")
    private boolean pendingOnly;

    @Option(
            names = {"-j", "--json"},
            description = "Print the members as JSON.")
    private boolean json;

    public ListMembers(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        List<ObjectNode> shown = all().stream()
                .filter(member -> role == null || member.path("role").asText().equals(role))
                .filter(member -> !pendingOnly || status(member).equals(PENDING))
                .sorted(Comparator.comparing(member -> member.path("email").asText()))
                .toList();
        if (json) {
            ArrayNode array = Api.array();
            shown.forEach(array::add);
            terminal.print(array.toPrettyString());
            return;
        }
        if (shown.isEmpty()) {
            terminal.print("No " + (pendingOnly ? "invitations to " : "members in ") + team()
                    + (role == null ? "" : " with role " + role));
            return;
        }
        Table table = new Table();
        shown.forEach(member ->
                table.row(member.path("email").asText(), member.path("role").asText(), status(member)));
        table.printTo(terminal);
    }

    /** Members and invitations in one form, as Heroku's client has them. */
    private List<ObjectNode> all() {
        List<ObjectNode> all = new ArrayList<>();
        api().get(members(), "email ..; max=1000;").forEach(member -> all.add(((ObjectNode) member).put("status", "")));
        pending().forEach(invitation -> all.add(asMember(invitation)));
        return all;
    }

    private static ObjectNode asMember(JsonNode invitation) {
        ObjectNode member = Api.object()
                .put("email", invitation.path("user").path("email").asText())
                .put("role", invitation.path("role").asText())
                .put("status", PENDING);
        member.set("created_at", invitation.path("created_at"));
        member.set("updated_at", invitation.path("updated_at"));
        member.set("user", invitation.path("user"));
        return member;
    }

    private static String status(JsonNode member) {
        return member.path("status").asText();
    }
}
