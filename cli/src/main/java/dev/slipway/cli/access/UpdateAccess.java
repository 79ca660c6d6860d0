package dev.slipway.cli.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "access:update", description = "Change what a user may do with an app.")
public final class UpdateAccess extends AppCommand {
    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    @Option(
            names = {"-p", "--permissions"},
            paramLabel = "PERMISSIONS",
            split = ",",
            required = true,
            description = "What the user may do: some of view, deploy, operate, manage, with commas between.")
    private List<String> permissions = new ArrayList<>();

    public UpdateAccess(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = Api.object();
        permissions.forEach(body.putArray("permissions")::add);
        String user = URLEncoder.encode(email, StandardCharsets.UTF_8);
        terminal.progress(
                "Updating " + terminal.paint(Style.GOOD, email) + " in application " + shownApp() + " with "
                        + String.join(", ", permissions) + " permissions",
                () -> api().patch(path("/collaborators/" + user), body));
    }
}
