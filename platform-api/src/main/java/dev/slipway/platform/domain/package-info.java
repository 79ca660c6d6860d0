/**
 * Domains: the host names that lead to an app.
 */
@NullMarked
package dev.slipway.platform.domain;

import org.jspecify.annotations.NullMarked;
