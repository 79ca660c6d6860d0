package dev.slipway.platform.git.ssh;

import static dev.slipway.platform.Api.api;

import dev.slipway.platform.key.TestKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** Someone with a folder and an SSH key, who uses the real {@code ssh} and {@code git}. */
record Developer(Path folder, KeyPair key, int port) {
    /** What a program printed, on both streams, and how it ended. */
    record Ended(int code, String output) {}

    static Developer in(Path folder, int port) {
        return in(folder, port, TestKeys.pair());
    }

    static Developer in(Path folder, int port, KeyPair key) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("key");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(file)) {
                OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, out);
            }
            return new Developer(folder, key, port);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds the key to the administrator's account; returns its id. */
    String addKey() {
        return api().body(Map.of("public_key", TestKeys.line(key) + " laptop"))
                .post("/account/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    String url(String app) {
        return "ssh://git@localhost:" + port + "/" + app + ".git";
    }

    /** An empty repository with one commit on main. */
    void init(String app) {
        git("init", "-q", "-b", "main");
        git("config", "user.name", "test");
        git("config", "user.email", "test@example.com");
        git("commit", "-q", "--allow-empty", "-m", "first");
        git("remote", "add", "slipway", url(app));
    }

    Ended git(String... arguments) {
        return end(startGit(arguments));
    }

    Process startGit(String... arguments) {
        return start("git", List.of(), List.of(arguments));
    }

    Ended ssh(String... arguments) {
        return sshAs("git", arguments);
    }

    Ended sshAs(String user, String... arguments) {
        return end(start("ssh", trust(), prepend(user + "@localhost", arguments)));
    }

    Ended sftp() {
        return end(start("sftp", trust(), List.of("-b", "/dev/null", "git@localhost")));
    }

    static Ended end(Process process) {
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.onExit().join().exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(String program, List<String> options, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(program));
        line.addAll(options);
        line.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("GIT_SSH_COMMAND", "ssh " + String.join(" ", trust()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> trust() {
        return List.of(
                "-F",
                "/dev/null",
                "-i",
                folder.resolve("key").toString(),
                "-o",
                "Port=" + port,
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "BatchMode=yes",
                "-o",
                "StrictHostKeyChecking=accept-new",
                "-o",
                "UserKnownHostsFile=" + folder.resolve("known_hosts"));
    }

    private static List<String> prepend(String first, String... rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(rest));
        return all;
    }
}
