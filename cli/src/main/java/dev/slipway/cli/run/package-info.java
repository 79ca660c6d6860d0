/**
 * One-off dynos: {@code run} makes this terminal the dyno's by Heroku's rendezvous protocol, {@code run:detached} starts
 * one and leaves it, {@code run:inside} and {@code ps:exec} make it that of a command in a dyno that is up.
 */
@NullMarked
package dev.slipway.cli.run;

import org.jspecify.annotations.NullMarked;
