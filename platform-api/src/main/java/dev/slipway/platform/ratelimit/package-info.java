/**
 * How many requests an account may make of the API in an hour. Each account has a bucket of tokens, refilled
 * continuously; each request takes one.
 */
@NullMarked
package dev.slipway.platform.ratelimit;

import org.jspecify.annotations.NullMarked;
