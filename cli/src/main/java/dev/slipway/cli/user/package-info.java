/** The accounts of a platform, for its administrators. */
@NullMarked
package dev.slipway.cli.user;

import org.jspecify.annotations.NullMarked;
