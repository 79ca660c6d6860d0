/**
 * URLs of output streams. Heroku's clients read them without a credential, so the URL itself is one: signed, and good
 * for an hour.
 */
@NullMarked
package dev.slipway.platform.stream;

import org.jspecify.annotations.NullMarked;
