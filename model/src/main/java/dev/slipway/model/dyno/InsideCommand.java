package dev.slipway.model.dyno;

import dev.slipway.model.app.ConfigVars;
import java.util.UUID;

/**
 * A command that a user runs inside a dyno that is up.
 *
 * @param environment beyond what the dyno has
 * @param terminal the user's end; whoever takes the command closes it
 */
public record InsideCommand(UUID dynoId, String command, ConfigVars environment, DynoTerminal terminal) {}
