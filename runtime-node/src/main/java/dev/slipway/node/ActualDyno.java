package dev.slipway.node;

/** A dyno's container as the engine has it. */
record ActualDyno(Identity identity, String containerId, boolean running) {}
