/**
 * Named places where a test can have the process die, to show that nothing acknowledged is lost there.
 */
@NullMarked
package dev.slipway.model.fault;

import org.jspecify.annotations.NullMarked;
