/**
 * The installation's own certificate authority, and the certificate that its TLS ports show. Clients trust
 * {@code $SLIPWAY_HOME/tls/ca.pem}; keys never leave the folder.
 */
@NullMarked
package dev.slipway.platform.tls;

import org.jspecify.annotations.NullMarked;
