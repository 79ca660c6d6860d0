package dev.slipway.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DockerIgnoreTest {
    @Test
    void leavesOutFoldersFilesAndWildcards() {
        DockerIgnore ignore = DockerIgnore.of("# comment", "node_modules", "*.log", "**/*.tmp", "/build/");
        assertTrue(ignore.ignores("node_modules"));
        assertTrue(ignore.ignores("node_modules/a/b.js"));
        assertTrue(ignore.ignores("x.log"));
        assertFalse(ignore.ignores("sub/x.log"));
        assertTrue(ignore.ignores("x.tmp"));
        assertTrue(ignore.ignores("a/b/x.tmp"));
        assertTrue(ignore.ignores("build/out"));
        assertFalse(ignore.ignores("src/build"));
    }

    @Test
    void theLastPatternThatMatchesDecides() {
        DockerIgnore ignore = DockerIgnore.of("*", "!src", "src/secret.?");
        assertTrue(ignore.ignores("README.md"));
        assertFalse(ignore.ignores("src/Main.java"));
        assertTrue(ignore.ignores("src/secret.a"));
    }
}
