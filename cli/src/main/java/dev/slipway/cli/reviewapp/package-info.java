/** The commands on a pipeline's review apps: how they are made. The review apps themselves are previews. */
@NullMarked
package dev.slipway.cli.reviewapp;

import org.jspecify.annotations.NullMarked;
