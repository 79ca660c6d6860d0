/**
 * The platform's artifact: wires the modules' ports to each other, and starts and stops what has threads of its own.
 */
@NullMarked
package dev.slipway.server;

import org.jspecify.annotations.NullMarked;
