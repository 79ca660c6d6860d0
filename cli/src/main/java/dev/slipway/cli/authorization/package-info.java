/**
 * The commands on an account's keys for programs: Heroku's OAuth authorizations, each with scopes and perhaps an end. The
 * key's text is printed once, when it is made or rotated.
 */
@NullMarked
package dev.slipway.cli.authorization;

import org.jspecify.annotations.NullMarked;
