/**
 * Source tree in, image and process types out. {@link dev.slipway.builder.Builder} takes builds from the queue and runs
 * several at a time; {@code BuildRun} is one of them, from the source to the pushed image. An app's code runs only in
 * capped containers, and every build ends in an outcome that says what happened.
 */
@NullMarked
package dev.slipway.builder;

import org.jspecify.annotations.NullMarked;
