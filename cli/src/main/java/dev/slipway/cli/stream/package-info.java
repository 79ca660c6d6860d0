/**
 * Streams of text that the platform writes while something is made. Their URL is their own credential; builds and
 * releases have one each.
 */
@NullMarked
package dev.slipway.cli.stream;

import org.jspecify.annotations.NullMarked;
