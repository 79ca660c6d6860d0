/**
 * An append-only record of who changed what.
 */
@NullMarked
package dev.slipway.platform.audit;

import org.jspecify.annotations.NullMarked;
