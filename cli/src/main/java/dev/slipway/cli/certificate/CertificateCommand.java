package dev.slipway.cli.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What commands on certificates share: reading files, and finding the certificate that is meant. */
abstract class CertificateCommand extends AppCommand {
    /** No certificate and no key is larger by far. */
    private static final long LARGEST_FILE = 1024 * 1024;

    CertificateCommand(Context context) {
        super(context);
    }

    /** Both files as the API takes them. */
    final ObjectNode body(Path certificate, Path key) {
        ObjectNode body = Api.object();
        body.put("certificate_chain", read(certificate));
        body.put("private_key", read(key));
        return body;
    }

    final JsonNode certificates() {
        return api().get(path("/sni-endpoints"), "name ..; max=1000");
    }

    /** The certificate of that name; without a name the only one that somebody added, or the only one at all. */
    final JsonNode choose(@Nullable String name) {
        List<JsonNode> found = new ArrayList<>();
        List<String> all = new ArrayList<>();
        JsonNode certificates = certificates();
        boolean anyAdded = StreamSupport.stream(certificates.spliterator(), false)
                .anyMatch(endpoint -> !Details.managed(endpoint));
        for (JsonNode endpoint : certificates) {
            all.add(endpoint.path("name").asText());
            boolean meant = name == null
                    ? !anyAdded || !Details.managed(endpoint)
                    : name.equals(endpoint.path("name").asText())
                            || name.equals(endpoint.path("id").asText());
            if (meant) {
                found.add(endpoint);
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (all.isEmpty()) {
            throw new CommandException(app() + " has no SSL certificates. Add one with: " + context.script()
                    + " certs:add CRT KEY -a " + app());
        }
        throw new CommandException(
                (name == null ? app() + " has several certificates." : "There is no certificate " + name + ".")
                        + " Say which with --name, one of: " + String.join(", ", all));
    }

    private String read(Path file) {
        Path path = context.directory().resolve(file);
        try {
            if (Files.size(path) > LARGEST_FILE) {
                throw new CommandException(path + " is too large to be a certificate or a key. It was not sent.");
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new CommandException(
                    path
                            + " can't be read. Is it there, and in PEM, which begins with -----BEGIN …? To make PEM of DER:"
                            + " openssl x509 -inform der -in FILE",
                    e);
        }
    }
}
