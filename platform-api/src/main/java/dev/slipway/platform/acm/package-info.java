/**
 * Automatic certificate management: gets certificates for the custom domains of the apps that ask for it, from a certificate
 * authority by ACME (RFC 8555), and others in time. The routers prove to the authority that a hostname leads here, by answers
 * that reach them with the routes.
 */
@NullMarked
package dev.slipway.platform.acm;

import org.jspecify.annotations.NullMarked;
