package dev.slipway.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The documentation says what {@link HerokuTest} tries. */
@Order(1)
class HerokuTableTest {
    @Test
    void theTableInTheDocumentationIsThatOfTheTest() throws IOException {
        String table = HerokuCommand.table(HerokuCommand.all());
        Path made = Files.writeString(Path.of("target", "heroku-compatibility.md"), table);
        assertEquals(
                table,
                Files.readString(Slipway.ROOT.resolve("docs/heroku-compatibility.md")),
                "copy " + made.toAbsolutePath() + " to docs/");
    }
}
