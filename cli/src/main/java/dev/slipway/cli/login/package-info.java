/**
 * The commands on platforms: logging in and out, choosing one, and answering git's question for its key.
 */
@NullMarked
package dev.slipway.cli.login;

import org.jspecify.annotations.NullMarked;
