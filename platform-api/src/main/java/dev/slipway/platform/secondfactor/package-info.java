/**
 * The second factor of accounts: codes of an authenticator app (TOTP, RFC 6238) that are asked for wherever a password is
 * taken, and recovery codes that stand in for them. Secrets are sealed as config vars are; each code is taken once.
 */
@NullMarked
package dev.slipway.platform.secondfactor;

import org.jspecify.annotations.NullMarked;
