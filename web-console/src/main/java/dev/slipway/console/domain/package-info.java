/**
 * An app's domains in the console, and the certificates that they show. A private key goes in by a form, and comes out on
 * no page.
 */
@NullMarked
package dev.slipway.console.domain;

import org.jspecify.annotations.NullMarked;
