/**
 * The public SSH keys of accounts: {@code /account/keys}. A key belongs to one account only, since it says who comes
 * when git is spoken over SSH. Only keys that are strong enough are taken, and a refusal says why.
 */
@NullMarked
package dev.slipway.platform.key;

import org.jspecify.annotations.NullMarked;
