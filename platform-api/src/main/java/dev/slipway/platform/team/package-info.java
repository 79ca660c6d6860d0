/**
 * Teams: accounts that have apps in common. What a member may do with the team's apps follows from the role; who is in
 * the team is said by its administrators.
 */
@NullMarked
package dev.slipway.platform.team;

import org.jspecify.annotations.NullMarked;
