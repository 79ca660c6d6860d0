package dev.slipway.model.route;

import java.util.Map;
import java.util.UUID;

/**
 * What a router tells the platform after each change it has applied, when a draining dyno's count changes, and at
 * least every three seconds, which renews its lease of ten.
 *
 * @param version all feed messages up to this one are in force
 * @param inFlight requests (WebSockets too) under way by dyno, for every dyno that has any, whether or not it still
 *     has a route
 */
public record RouterReport(long version, Map<UUID, Integer> inFlight) {}
