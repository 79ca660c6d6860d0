/**
 * The formation: how many dynos of which size each process type should have.
 */
@NullMarked
package dev.slipway.platform.formation;

import org.jspecify.annotations.NullMarked;
