package dev.slipway.cli.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import java.util.List;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "config:unset", description = "Remove config vars; makes a new release.")
public final class UnsetConfig extends ConfigChange {
    @Parameters(arity = "1..*", paramLabel = "KEY", description = "The config var's name.")
    private List<String> keys = List.of();

    public UnsetConfig(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode change = Api.object();
        keys.forEach(change::putNull);
        apply("Unsetting", keys, change);
    }
}
