package dev.slipway.cli.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "keys:add", description = "Add an SSH key to your account.")
public final class AddKey extends Command {
    private static final List<String> USUAL = List.of("id_ed25519.pub", "id_ecdsa.pub", "id_rsa.pub");

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The public key; if none is given, the first of ~/.ssh/id_ed25519.pub, id_ecdsa.pub,"
                    + " id_rsa.pub.")
    @Nullable
    private Path file;

    public AddKey(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Path chosen = file == null ? usual() : context.directory().resolve(file);
        ObjectNode body = Api.object();
        body.put("public_key", read(chosen));
        terminal.progress("Uploading " + chosen + " SSH key", () -> api().post("/account/keys", body));
    }

    private Path usual() {
        Path folder = Path.of(context.environment().getOrDefault("HOME", "."), ".ssh");
        return USUAL.stream()
                .map(folder::resolve)
                .filter(Files::isReadable)
                .findFirst()
                .orElseThrow(() -> new CommandException("There is no public key in " + folder
                        + ". Make one with: ssh-keygen -t ed25519, or name the file that holds one."));
    }

    private static String read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new CommandException("The key can't be read from " + file + ": is it a readable text file?", e);
        }
        if (text.contains("PRIVATE KEY")) {
            throw new CommandException(
                    file + " is a private key; it was not sent. Name the public one, which ends in .pub.");
        }
        return text;
    }
}
