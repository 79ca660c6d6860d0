package dev.slipway.engine;

import java.util.Map;

/**
 * A bridge network with a subnet of our choice.
 *
 * @param subnet CIDR, such as {@code 10.213.4.0/26}
 * @param gateway the host's address in it
 */
public record NetworkSpec(String name, String subnet, String gateway, Map<String, String> labels) {}
