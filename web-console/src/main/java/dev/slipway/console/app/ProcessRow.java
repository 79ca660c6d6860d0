package dev.slipway.console.app;

import java.util.List;

/**
 * One process type with its dynos.
 *
 * @param scalable false for what isn't part of the formation, such as a release phase
 */
record ProcessRow(String type, String command, int quantity, String size, boolean scalable, List<DynoRow> dynos) {}
