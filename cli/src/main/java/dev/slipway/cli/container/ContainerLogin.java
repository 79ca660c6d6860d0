package dev.slipway.cli.container;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.command.Docker;
import java.util.List;

@picocli.CommandLine.Command(name = "container:login", description = "Give docker the key for the platform's registry.")
public final class ContainerLogin extends Command {
    public ContainerLogin(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        new Docker(context)
                .runWithInput(
                        List.of("login", "--username", "slipway", "--password-stdin", api.registryHost()), api.key());
    }
}
