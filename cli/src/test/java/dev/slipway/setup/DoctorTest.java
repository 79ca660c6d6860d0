package dev.slipway.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatDoesNotRunAndHowToStartItAndChangesNothing() throws IOException {
        Path home = folder.resolve("home");
        Installation.Result doctor = new Installation(home, 5123).slipway("", "doctor");

        assertEquals(1, doctor.code(), doctor.output());
        assertTrue(
                doctor.output().contains("!     The platform doesn't run.\n      Start it with slipway up"),
                doctor.output());
        assertTrue(doctor.output().contains("ok    JDK "), doctor.output());
        assertFalse(Files.exists(home));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }
}
