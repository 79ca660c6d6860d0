/**
 * The OpenAPI document of the Platform API and the page that shows it. The document is made when the platform is built,
 * from the resources and their views as they are; here it gets what they don't say themselves: words, errors, credentials.
 */
@NullMarked
package dev.slipway.platform.openapi;

import org.jspecify.annotations.NullMarked;
