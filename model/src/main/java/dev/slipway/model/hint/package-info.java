/**
 * Hints carry ids and wake reconcilers. A lost, doubled or late hint loses nothing, since each reconciler polls too.
 */
@NullMarked
package dev.slipway.model.hint;

import org.jspecify.annotations.NullMarked;
