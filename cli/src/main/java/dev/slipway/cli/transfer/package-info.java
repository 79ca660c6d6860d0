/** Apps that change their owner. */
@NullMarked
package dev.slipway.cli.transfer;

import org.jspecify.annotations.NullMarked;
