package dev.slipway.cli.config;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "config:pull",
        description =
                "Write the config vars to a .env file. What the file has already stays, unless --overwrite is given.")
public final class PullConfig extends AppCommand {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            defaultValue = ".env",
            description = "The file to write (.env).")
    private String file = ".env";

    @Option(
            names = {"-o", "--overwrite"},
            description = "Let the app's values win over those of the file.")
    private boolean overwrite;

    public PullConfig(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Path target = context.directory().resolve(file);
        Map<String, String> merged = new TreeMap<>();
        api().get(path("/config-vars"))
                .properties()
                .forEach(var -> merged.put(var.getKey(), var.getValue().asText()));
        int pulled = merged.size();
        if (Files.exists(target)) {
            Map<String, String> there = EnvFile.read(target);
            if (overwrite) {
                there.forEach(merged::putIfAbsent);
            } else {
                merged.putAll(there);
            }
        }
        EnvFile.write(target, merged);
        terminal.note("Wrote " + file + " with the " + pulled + " config vars of " + app()
                + ". It holds secrets: keep it out of git.");
    }
}
