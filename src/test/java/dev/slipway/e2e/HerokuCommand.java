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
    /** The lists of commands. Each list's run one after the other, beside those of the others. */
    static final List<String> LISTS = List.of("app.txt", "account.txt", "machine.txt");

    static List<HerokuCommand> of(String list) throws IOException {
        return lines(list).stream().map(HerokuCommand::parse).toList();
    }

    static List<HerokuCommand> all() throws IOException {
        List<HerokuCommand> all = new ArrayList<>();
        for (String list : LISTS) {
            all.addAll(of(list));
        }
        return all;
    }

    static List<String> lines(String file) throws IOException {
        return Files.readAllLines(
                        Slipway.ROOT.resolve("src/test/resources/heroku").resolve(file))
                .stream()
                .filter(line -> !line.startsWith("#"))
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

    /** Such as {@code apps:create}. */
    String name() {
        return line.split(" ")[0];
    }

    /** An id that the test looks up is written as such. */
    String shown() {
        return line.replaceAll("\\$\\(.*\\)", "ID");
    }

    /**
     * Gives what went wrong; empty if it did what it should. The input is a pipe that stays open: at its end the CLI writes
     * into the connection of {@code run}, and dies if that has ended already.
     */
    List<String> run(Slipway slipway, String container) {
        Result result = slipway.command(
                        slipway.folder(),
                        System.getenv(),
                        List.of("docker", "exec", container, "/bin/sh", "-c", "heroku " + line + " <>/work/input"))
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
}
