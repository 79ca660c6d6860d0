/**
 * API keys as Heroku's OAuth authorizations: each with a description, scopes and perhaps an end. A key's text is shown
 * once, when it is made or made anew; what is stored is its hash. What clients were authorized to do is among them.
 */
@NullMarked
package dev.slipway.platform.authorization;

import org.jspecify.annotations.NullMarked;
