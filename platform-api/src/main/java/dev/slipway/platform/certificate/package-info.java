/**
 * Certificates with their keys: what users hand in is read and checked, details are told, keys are sealed at rest, and routers
 * get them sealed anew. Which hostname shows which certificate is the matter of domains.
 */
@NullMarked
package dev.slipway.platform.certificate;

import org.jspecify.annotations.NullMarked;
