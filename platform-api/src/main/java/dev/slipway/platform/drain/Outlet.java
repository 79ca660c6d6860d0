package dev.slipway.platform.drain;

import java.time.Duration;
import java.util.UUID;

/**
 * Where an app's log goes to, whatever is made of its lines.
 *
 * @param name what the app's log calls it: {@code Log drain d.0123…}
 * @param goods what it takes: {@code lines}
 * @param interval how long lines are gathered before they are sent
 */
public record Outlet(UUID appId, String name, String goods, Duration interval, Destination destination) {}
