/**
 * Domains: the host names that lead to an app, and which certificate each of them shows.
 */
@NullMarked
package dev.slipway.platform.domain;

import org.jspecify.annotations.NullMarked;
