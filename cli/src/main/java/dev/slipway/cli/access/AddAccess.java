package dev.slipway.cli.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "access:add", description = "Give a user access to an app.")
public final class AddAccess extends AppCommand {
    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    @Option(
            names = {"-p", "--permissions"},
            paramLabel = "PERMISSIONS",
            split = ",",
            description = "What the user may do: some of view, deploy, operate, manage, with commas between;"
                    + " deploy,operate if not given.")
    private List<String> permissions = new ArrayList<>();

    public AddAccess(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = Api.object().put("user", email);
        if (!permissions.isEmpty()) {
            permissions.forEach(body.putArray("permissions")::add);
        }
        terminal.progress(
                "Adding " + terminal.paint(Style.GOOD, email) + " access to the app " + shownApp(),
                () -> api().post(path("/collaborators"), body));
    }
}
