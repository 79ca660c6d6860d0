/**
 * What all resources share: request ids, error bodies, paging.
 */
@NullMarked
package dev.slipway.platform.http;

import org.jspecify.annotations.NullMarked;
