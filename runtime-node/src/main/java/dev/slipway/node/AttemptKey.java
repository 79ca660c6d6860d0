package dev.slipway.node;

import java.util.UUID;

/** One attempt of a dyno: at most one container, ever. */
record AttemptKey(UUID dynoId, int attempt) {}
