/**
 * Programs that act for users who let them (RFC 6749): clients, what accounts authorized them to do, the codes and tokens
 * that come of it. Client secrets, codes and tokens are stored as hashes. An access token is an API key with an end, so
 * API, git and registry take it like any other.
 */
@NullMarked
package dev.slipway.platform.oauth;

import org.jspecify.annotations.NullMarked;
