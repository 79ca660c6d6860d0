/**
 * What all pages share: their frame and its assets, how a form is answered, how a failure is told, and the headers
 * that keep a page from running what isn't the console's own.
 */
@NullMarked
package dev.slipway.console.page;

import org.jspecify.annotations.NullMarked;
