package dev.slipway.engine;

import java.net.URI;
import java.util.Map;

/**
 * Which engine to talk to, and as which installation.
 *
 * @param dockerHost {@code unix:///path/to/socket}, {@code tcp://host:port}; over TLS if {@code DOCKER_CERT_PATH} and
 *     {@code DOCKER_TLS_VERIFY} are set in this process's environment
 * @param installation the value of the label {@link Engine#INSTALLATION_LABEL}; objects of others are never touched
 */
public record EngineConfig(URI dockerHost, String installation) {
    private static final URI DEFAULT_HOST = URI.create("unix:///var/run/docker.sock");

    /** The engine that {@code DOCKER_HOST} names, or the one at its default socket. */
    public static EngineConfig of(Map<String, String> environment, String installation) {
        String host = environment.getOrDefault("DOCKER_HOST", "");
        return new EngineConfig(host.isBlank() ? DEFAULT_HOST : URI.create(host), installation);
    }
}
