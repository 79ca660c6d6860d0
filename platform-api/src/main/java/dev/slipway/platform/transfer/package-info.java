/**
 * Transfers of apps between accounts: the owner offers, the recipient accepts or declines. Apps of teams change their
 * owner at once.
 */
@NullMarked
package dev.slipway.platform.transfer;

import org.jspecify.annotations.NullMarked;
