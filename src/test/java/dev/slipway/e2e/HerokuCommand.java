package dev.slipway.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command of Heroku's CLI, and what shows that it worked.
 *
 * @param status the exit status that it must have
 * @param output a regular expression that its output must hold
 * @param path a path of the API that shows the effect; empty for none
 * @param effect a regular expression that the API's answer must hold
 */
record HerokuCommand(String line, int status, String output, String path, String effect) {
    private static final String REST = """
             commands tried, all passed.

            ## What can't work
            Some commands talk to hosts of Heroku's own that are written into the CLI, whatever `HEROKU_HOST` says:
            `apps:errors`, `apps:favorites`, `dashboard`, `login` in a browser, `notifications`, `pipelines:connect`,
            `pipelines:diff`, `pipelines:open`, `pipelines:setup`, `status`, and `buildpacks:set`,
            `buildpacks:add` by a short name (by URL they work, or `slipway buildpacks:set heroku/python`).

            `container:push`, `container:pull`, `container:release` and `container:rm` refuse apps of any stack but Heroku's
            `container`, and look for a registry named `registry.$HEROKU_HOST`: `slipway container:push` and its kin do the same. `ps:exec` goes through a
            host of Heroku's; `slipway ps:exec` and `heroku run:inside` do it here. `reviewapps:enable`, `reviewapps:disable` ask
            Heroku's own GitHub service first; `slipway reviewapps:enable` doesn't.

            ## What is not there yet
            `certs:add`, `clients`, `sessions` and their kin: the API answers `not_found`.
            """;

    static List<HerokuCommand> all() throws IOException {
        return Files.readAllLines(Slipway.ROOT.resolve("src/test").resolve("resources/heroku/commands.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(HerokuCommand::parse)
                .toList();
    }

    private static HerokuCommand parse(String line) {
        String[] columns = (line + " ").split(" \\| ", -1);
        return new HerokuCommand(
                columns[0].strip(),
                Integer.parseInt(columns[1].strip()),
                columns[2].strip(),
                columns.length > 3 ? columns[3].strip() : "",
                columns.length > 4 ? columns[4].strip() : "");
    }

    /** An id that the test looks up is written as such. */
    private String shown() {
        return line.replaceAll("\\$\\(.*\\)", "ID");
    }

    /** Gives what went wrong; empty if it did what it should. */
    List<String> run(Slipway slipway, String container) {
        Result result = slipway.command(
                        slipway.folder(),
                        System.getenv(),
                        List.of("docker", "exec", container, "/bin/sh", "-c", "heroku " + line))
                .run();
        List<String> wrong = new ArrayList<>();
        if (result.code() != status || !holds(output, result.output())) {
            wrong.add("expected status " + status + " and '" + output + "': " + result);
        }
        if (!path.isEmpty()) {
            String answer = slipway.api(path);
            if (!holds(effect, answer)) {
                wrong.add("expected after '" + line + "' that " + path + " answers '" + effect + "': " + answer);
            }
        }
        return wrong;
    }

    private static boolean holds(String expression, String text) {
        return Pattern.compile(expression, Pattern.MULTILINE).matcher(text).find();
    }

    /** As documentation. */
    static String table(List<HerokuCommand> commands) {
        StringBuilder table = new StringBuilder("""
                # Heroku's CLI on Slipway

                The commands of the unmodified npm package `heroku` 11 that the end-to-end tests run, with the exit status and the
                output that they check, and the effect through the API where there is one. Made by `HerokuTest`.

                | command | exit status |
                |---|---|
                """);
        commands.forEach(
                command -> table.append("| `heroku %s` | %d |\n".formatted(command.shown(), command.status())));
        return table.append("\n").append(commands.size()).append(REST).toString();
    }
}
