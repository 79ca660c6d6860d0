package dev.slipway.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The documentation says what {@link HerokuTest} tries. */
@Order(1)
class HerokuTableTest {
    @Test
    void theTableInTheDocumentationIsThatOfTheTest() throws IOException {
        String table = table(HerokuCommand.all(), HerokuLeftOut.all());
        Path made = Files.writeString(Path.of("target", "heroku-compatibility.md"), table);
        assertEquals(
                table,
                Files.readString(Slipway.ROOT.resolve("docs/heroku-compatibility.md")),
                "copy " + made.toAbsolutePath() + " to docs/");
    }

    private static String table(List<HerokuCommand> commands, List<HerokuLeftOut> leftOut) {
        StringBuilder table = new StringBuilder("""
                # Heroku's CLI on Slipway

                The commands of the unmodified npm package `heroku` 11 that the end-to-end tests run, with the exit status and the
                output that they check, and the effect through the API where there is one. The test also holds both tables against
                the CLI's own list of its commands: each is tried, or has its reason below. Made by `HerokuTest`.

                | command | exit status |
                |---|---|
                """);
        commands.forEach(
                command -> table.append("| `heroku %s` | %d |\n".formatted(command.shown(), command.status())));
        table.append("""

                %d commands tried, all passed.

                ## What is not tried, and why
                | commands | reason |
                |---|---|
                """.formatted(commands.size()));
        leftOut.forEach(row -> table.append("| %s | %s |\n".formatted(row.shown(), row.reason())));
        return table.toString();
    }
}
