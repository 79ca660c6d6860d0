/**
 * Dynos as rows: which should run, at which address, and what the runtime nodes say of them.
 */
@NullMarked
package dev.slipway.platform.dyno;

import org.jspecify.annotations.NullMarked;
