package dev.slipway.console.build;

import dev.slipway.platform.build.BuildOutput;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A piece of a build's output.
 *
 * @param text whole lines, without the escapes that colour a terminal
 * @param last what to ask on from
 */
record BuildText(String text, long last) {
    /** Control sequences of terminals (ECMA-48, 5.4). */
    private static final Pattern TERMINAL = Pattern.compile("\\x1b\\[[0-?]*[ -/]*[@-~]");

    static BuildText after(UUID buildId, long sequence) {
        List<BuildOutput> pieces = BuildOutput.after(buildId, sequence);
        String text = pieces.stream().map(piece -> piece.lines).collect(Collectors.joining());
        return new BuildText(
                TERMINAL.matcher(text).replaceAll(""), pieces.isEmpty() ? sequence : pieces.getLast().sequence);
    }
}
