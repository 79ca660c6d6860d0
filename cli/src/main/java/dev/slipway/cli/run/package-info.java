/**
 * One-off dynos: {@code run} makes this terminal the dyno's by Heroku's rendezvous protocol, {@code run:detached} starts
 * one and leaves it.
 */
@NullMarked
package dev.slipway.cli.run;

import org.jspecify.annotations.NullMarked;
