/** Features of apps and accounts, which Heroku's client has as features and labs. */
@NullMarked
package dev.slipway.cli.feature;

import org.jspecify.annotations.NullMarked;
