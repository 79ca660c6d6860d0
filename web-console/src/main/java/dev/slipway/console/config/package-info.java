/**
 * An app's config vars in the console. A value enters a page only when it is asked for.
 */
@NullMarked
package dev.slipway.console.config;

import org.jspecify.annotations.NullMarked;
