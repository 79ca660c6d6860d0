/**
 * Log lines are data: appended once, resumed by offset, never sent twice.
 */
@NullMarked
package dev.slipway.model.log;

import org.jspecify.annotations.NullMarked;
