/**
 * The way from a source tree to an image: the queue a builder takes jobs from, and what it tells of them.
 */
@NullMarked
package dev.slipway.model.build;

import org.jspecify.annotations.NullMarked;
