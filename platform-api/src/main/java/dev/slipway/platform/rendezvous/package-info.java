/**
 * Heroku's rendezvous protocol: a client that asked for an attached dyno connects by TLS, names the secret of its
 * session in a first line, and from then on is the dyno's terminal.
 */
@NullMarked
package dev.slipway.platform.rendezvous;

import org.jspecify.annotations.NullMarked;
