/** The page of one's own account: its second factor is set up, renewed and ended here. */
@NullMarked
package dev.slipway.console.account;

import org.jspecify.annotations.NullMarked;
