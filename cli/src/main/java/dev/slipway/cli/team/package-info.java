/** Teams, which have apps in common. */
@NullMarked
package dev.slipway.cli.team;

import org.jspecify.annotations.NullMarked;
