package dev.slipway.model.route;

import java.util.UUID;

/**
 * One web dyno that takes requests.
 *
 * @param name such as {@code web.1}
 * @param address its IPv4 address, or the loopback where ports are published
 */
public record Target(UUID dynoId, String name, String address, int port, int release) {}
