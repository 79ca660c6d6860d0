package dev.slipway.platform.dyno;

import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.app.ProcessType;
import dev.slipway.model.dyno.DynoSize;
import dev.slipway.model.error.SlipwayException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /apps/:app/dynos}.
 *
 * @param attach whether the caller is to be the command's terminal
 * @param env beyond the config vars
 * @param forceNoTty streams instead of a terminal
 * @param timeToLive in seconds
 */
record RunCommand(
        @Nullable Boolean attach,
        @Nullable String command,
        @Nullable Map<String, @Nullable String> env,
        @Nullable Boolean forceNoTty,
        @Nullable String size,
        @Nullable String type,
        @Nullable Long timeToLive) {
    static final ProcessType RUN = new ProcessType("run");
    private static final int MAX_COMMAND = 32 * 1024;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int COLUMNS = 80;
    private static final int LINES = 24;
    private static final int LARGEST = 10_000;

    /** A command that nobody is attached to. */
    static RunCommand alone(String command) {
        return new RunCommand(false, command, null, true, null, null, null);
    }

    boolean attaches() {
        return Boolean.TRUE.equals(attach);
    }

    boolean wantsTerminal() {
        return !Boolean.TRUE.equals(forceNoTty);
    }

    String requireCommand() {
        if (command == null || command.isBlank()) {
            throw SlipwayException.invalid("command is missing: say what to run, such as bash.");
        }
        if (command.length() > MAX_COMMAND || command.indexOf('\0') >= 0) {
            throw SlipwayException.invalid(
                    "command is not allowed: it may have %d characters, and no NUL among them.", MAX_COMMAND);
        }
        return command;
    }

    /** The process type that the command is the name of, should there be one. */
    Optional<ProcessType> asProcessType() {
        String name = requireCommand();
        return name.matches("[-\\w]{1,128}") ? Optional.of(new ProcessType(name)) : Optional.empty();
    }

    ProcessType processType() {
        return type == null || type.isBlank() ? RUN : new ProcessType(type);
    }

    DynoSize dynoSize() {
        return size == null
                ? DynoSize.BASIC
                : DynoSize.named(size)
                        .orElseThrow(() -> SlipwayException.invalid(
                                "There is no dyno size %s. Take one of: %s.",
                                size,
                                Arrays.stream(DynoSize.values())
                                        .map(DynoSize::label)
                                        .collect(Collectors.joining(", "))));
    }

    ConfigVars environment() {
        return env == null
                ? ConfigVars.EMPTY
                : ConfigVars.EMPTY.with(env.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, var -> Optional.ofNullable(var.getValue()))));
    }

    Duration lifetime() {
        if (timeToLive == null) {
            return LONGEST;
        }
        if (timeToLive < 1 || timeToLive > LONGEST.toSeconds()) {
            throw SlipwayException.invalid(
                    "time_to_live is a number of seconds from 1 to %d, not %d.", LONGEST.toSeconds(), timeToLive);
        }
        return Duration.ofSeconds(timeToLive);
    }

    /** In characters, as the caller's environment has it. */
    int columns() {
        return dimension("COLUMNS", COLUMNS);
    }

    int lines() {
        return dimension("LINES", LINES);
    }

    private int dimension(String name, int otherwise) {
        String value = env == null ? null : env.get(name);
        if (value == null || !value.matches("[1-9]\\d{0,4}")) {
            return otherwise;
        }
        return Math.min(Integer.parseInt(value), LARGEST);
    }
}
