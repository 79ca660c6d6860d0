/**
 * Who calls: accounts, their API keys (stored as hashes, with scopes and an end), and the filter that turns a credential
 * into a caller, or refuses what its scopes don't cover.
 */
@NullMarked
package dev.slipway.platform.account;

import org.jspecify.annotations.NullMarked;
