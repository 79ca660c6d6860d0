/**
 * The installation's own certificate authority, the certificate that the platform's TLS ports show, and those of the apps' own
 * names, which routers show. Clients trust {@code $SLIPWAY_HOME/tls/ca.pem}; the authority's key never leaves the folder.
 */
@NullMarked
package dev.slipway.platform.tls;

import org.jspecify.annotations.NullMarked;
