package dev.slipway.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DockerfileRunTest {
    private static final HostSettings HOST = new HostSettings(
            Optional.empty(),
            Optional.empty(),
            Map.of(
                    "https_proxy",
                    "http://proxy:1",
                    "NPM_CONFIG_REGISTRY",
                    "http://npm:2",
                    "PIP_INDEX_URL",
                    "http://pip:3"));

    @Test
    void givesProxiesToEveryDockerfile() {
        assertEquals(Map.of("https_proxy", "http://proxy:1"), DockerfileRun.arguments(HOST, false, "FROM scratch\n"));
    }

    @Test
    void givesRegistriesToADockerfileThatNamesThem() {
        String dockerfile =
                "FROM slipway/bookworm\n  arg NPM_CONFIG_REGISTRY=http://default\nRUN echo ARG PIP_INDEX_URL\n";
        assertEquals(
                Map.of("https_proxy", "http://proxy:1", "NPM_CONFIG_REGISTRY", "http://npm:2"),
                DockerfileRun.arguments(HOST, false, dockerfile));
    }

    @Test
    void tellsADockerfileThatAsksWhetherItsImageIsForTests() {
        String dockerfile = "FROM x\nARG SLIPWAY_TEST\nARG PIP_INDEX_URL=\n";
        HostSettings host = new HostSettings(Optional.empty(), Optional.empty(), Map.of());
        assertEquals(Map.of("SLIPWAY_TEST", "true"), DockerfileRun.arguments(host, true, dockerfile));
        assertEquals(Map.of(), DockerfileRun.arguments(host, true, "FROM x\n"));
        assertEquals(Map.of(), DockerfileRun.arguments(host, false, dockerfile));
    }

    @Test
    void tellsADockerfileThatAsksWhereTheCaBundleIs() {
        HostSettings host = new HostSettings(Optional.of(Path.of("/etc/ssl/cert.pem")), Optional.empty(), Map.of());
        assertEquals(
                Map.of("NODE_EXTRA_CA_CERTS", HostSettings.CA_BUNDLE, "npm_config_cafile", HostSettings.CA_BUNDLE),
                DockerfileRun.arguments(host, false, "FROM x\nARG NODE_EXTRA_CA_CERTS\narg npm_config_cafile\n"));
    }
}
