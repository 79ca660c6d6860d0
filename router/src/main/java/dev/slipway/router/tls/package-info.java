/**
 * The TLS side of the router: the name that a client asks for, the certificate of that name, the handshake. What is read
 * after it is the proxy's.
 */
@NullMarked
package dev.slipway.router.tls;

import org.jspecify.annotations.NullMarked;
