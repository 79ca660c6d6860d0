/**
 * What an installation has to offer: its region, stack and dyno sizes, and the catalogues of Heroku's that are empty
 * here. Nothing in this package is stored; whatever Slipway doesn't have is said in one table.
 */
@NullMarked
package dev.slipway.platform.catalog;

import org.jspecify.annotations.NullMarked;
