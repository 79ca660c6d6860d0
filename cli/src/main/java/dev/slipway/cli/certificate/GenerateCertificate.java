package dev.slipway.cli.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "certs:generate",
        description =
                "Generate a key and a certificate request for a domain, or a self-signed certificate, with openssl.")
public final class GenerateCertificate extends CertificateCommand {
    @Parameters(paramLabel = "DOMAIN", description = "Such as www.example.com.")
    private String domain = "";

    @Option(names = "--selfsigned", description = "Generate a self-signed certificate instead of a request.")
    private boolean selfSigned;

    @Option(
            names = "--keysize",
            paramLabel = "BITS",
            defaultValue = "2048",
            description = "The size of the RSA key (2048).")
    private int keySize = 2048;

    @Option(names = "--owner", paramLabel = "NAME", description = "The organization that the certificate belongs to.")
    @Nullable
    private String owner;

    @Option(names = "--country", paramLabel = "CODE", description = "The owner's country, in two letters.")
    @Nullable
    private String country;

    @Option(names = "--area", paramLabel = "NAME", description = "The owner's state or province.")
    @Nullable
    private String area;

    @Option(names = "--city", paramLabel = "NAME", description = "The owner's city.")
    @Nullable
    private String city;

    @Option(
            names = "--subject",
            paramLabel = "SUBJECT",
            description = "The whole subject, such as /O=Example/CN=www.example.com.")
    @Nullable
    private String subject;

    @Option(names = "--now", description = "Ask nothing, as this command never does.")
    private boolean now;

    public GenerateCertificate(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        if (!domain.matches("(\\*\\.)?[A-Za-z0-9.-]+")) {
            throw new CommandException("'" + domain + "' is no domain: use letters, digits, dashes and dots.");
        }
        String file = domain.replace("*", "wildcard");
        Path key = unused(file + ".key");
        Path made = unused(file + (selfSigned ? ".crt" : ".csr"));
        openssl(key, made);
        String command = context.script() + (isKnown() ? " certs:update " : " certs:add ");
        if (selfSigned) {
            terminal.note("Your key and self-signed certificate have been generated.\nNext, run:\n$ " + command
                    + made.getFileName() + " " + key.getFileName());
        } else {
            terminal.note("Your key and certificate signing request have been generated.\nSubmit the CSR in '"
                    + made.getFileName() + "' to your preferred certificate authority.\n"
                    + "When you've received your certificate, run:\n$ " + command + "CERTFILE " + key.getFileName());
        }
    }

    /** A key that is there may be the only one of its certificate. */
    private Path unused(String name) {
        Path path = context.directory().resolve(name);
        if (Files.exists(path)) {
            throw new CommandException(path + " is there already. Move it away first; nothing was overwritten.");
        }
        return path;
    }

    private boolean isKnown() {
        for (JsonNode endpoint : certificates()) {
            if (Details.names(endpoint).contains(domain)) {
                return true;
            }
        }
        return false;
    }

    private void openssl(Path key, Path made) {
        List<String> command = new ArrayList<>(List.of(
                "openssl",
                "req",
                "-new",
                "-newkey",
                "rsa:" + keySize,
                "-nodes",
                "-keyout",
                key.toString(),
                "-out",
                made.toString(),
                "-subj",
                wholeSubject(),
                "-addext",
                "subjectAltName=DNS:" + domain));
        if (selfSigned) {
            command.addAll(List.of("-x509", "-days", "365"));
        }
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new CommandException("openssl failed: " + printed.strip());
            }
        } catch (IOException e) {
            throw new CommandException("openssl can't be run here: " + e.getMessage() + ". Install it first.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted.", e);
        }
    }

    private String wholeSubject() {
        if (subject != null) {
            return subject;
        }
        StringBuilder whole = new StringBuilder();
        append(whole, "C", country);
        append(whole, "ST", area);
        append(whole, "L", city);
        append(whole, "O", owner);
        append(whole, "CN", domain);
        return whole.toString();
    }

    private static void append(StringBuilder subject, String key, @Nullable String value) {
        if (value != null) {
            subject.append('/')
                    .append(key)
                    .append('=')
                    .append(value.replace("\\", "\\\\").replace("/", "\\/"));
        }
    }
}
