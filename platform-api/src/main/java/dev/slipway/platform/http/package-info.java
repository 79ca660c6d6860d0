/**
 * What all resources share: request ids, media types, paging, entity tags, error bodies, the limit of bodies. Filters of
 * the API keep to {@link Surface}, as git, streams and the console are served by the same HTTP server.
 */
@NullMarked
package dev.slipway.platform.http;

import org.jspecify.annotations.NullMarked;
