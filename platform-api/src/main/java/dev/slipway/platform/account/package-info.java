/**
 * Who calls: accounts, their API keys (stored as hashes), and the filter that turns a credential into a caller.
 */
@NullMarked
package dev.slipway.platform.account;

import org.jspecify.annotations.NullMarked;
