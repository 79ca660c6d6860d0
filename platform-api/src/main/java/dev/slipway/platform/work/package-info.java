/**
 * How work is done beside requests: begun and ended in transactions, with none open meanwhile.
 */
@NullMarked
package dev.slipway.platform.work;

import org.jspecify.annotations.NullMarked;
