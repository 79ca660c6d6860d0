package dev.slipway.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How this machine reaches package registries: handed to builds, because a company behind a proxy needs exactly that.
 * Credentials of the host are not handed on.
 *
 * @param caBundle the host's certificates, in PEM
 * @param mavenSettings Maven's {@code settings.xml}
 * @param environment proxies and registries as environment variables
 */
public record HostSettings(Optional<Path> caBundle, Optional<Path> mavenSettings, Map<String, String> environment) {
    public static final HostSettings NONE = new HostSettings(Optional.empty(), Optional.empty(), Map.of());

    private static final List<Path> CA_BUNDLES = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/cert.pem"));
    private static final List<String> PASSED = List.of(
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "NPM_CONFIG_REGISTRY",
            "PIP_INDEX_URL",
            "PIP_EXTRA_INDEX_URL",
            "PIP_TRUSTED_HOST");

    /** Where builds find the host's CA bundle. */
    static final String CA_BUNDLE = "/etc/ssl/certs/ca-certificates.crt";

    /** How tools are told of a CA bundle that is not the system's, or that they would not look for. */
    private static final List<String> CA_VARIABLES = List.of(
            "SSL_CERT_FILE",
            "NODE_EXTRA_CA_CERTS",
            "npm_config_cafile",
            "PIP_CERT",
            "REQUESTS_CA_BUNDLE",
            "CURL_CA_BUNDLE",
            "GIT_SSL_CAINFO");

    public HostSettings {
        environment = Map.copyOf(environment);
    }

    /** Environment variables that lead tools to {@link #CA_BUNDLE}; none if the host has no bundle. */
    Map<String, String> caVariables() {
        return caBundle.isEmpty()
                ? Map.of()
                : CA_VARIABLES.stream().collect(Collectors.toMap(name -> name, name -> CA_BUNDLE));
    }

    /** What this process's environment and the user's npm and Maven settings say. */
    public static HostSettings of(Map<String, String> env, Path home) throws IOException {
        Map<String, String> passed = new TreeMap<>();
        for (String name : PASSED) {
            String value = env.get(name);
            if (value != null && !value.isEmpty()) {
                passed.put(name, value);
            }
        }
        npmRegistry(home.resolve(".npmrc")).ifPresent(registry -> passed.putIfAbsent("NPM_CONFIG_REGISTRY", registry));
        return new HostSettings(
                CA_BUNDLES.stream().filter(Files::isReadable).findFirst(),
                Optional.of(home.resolve(".m2/settings.xml")).filter(Files::isReadable),
                passed);
    }

    private static Optional<String> npmRegistry(Path npmrc) throws IOException {
        if (!Files.isReadable(npmrc)) {
            return Optional.empty();
        }
        return Files.readAllLines(npmrc).stream()
                .map(String::strip)
                .filter(line -> line.matches("registry\\s*=.+"))
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .findFirst();
    }
}
