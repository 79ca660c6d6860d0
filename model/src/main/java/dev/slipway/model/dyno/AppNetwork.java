package dev.slipway.model.dyno;

/**
 * The bridge network that one app's dynos share.
 *
 * @param name the engine's name for it
 * @param subnet in CIDR form, such as {@code 10.213.4.0/26}
 * @param gateway the host's address in it, the subnet's first
 */
public record AppNetwork(String name, String subnet, String gateway) {}
