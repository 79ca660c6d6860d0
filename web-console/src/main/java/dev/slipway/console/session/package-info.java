/**
 * Who is signed in. A session begins with an API key, and ends by signing out, by its age, or with its key; every
 * request to the console is checked here, and every write for where it comes from.
 */
@NullMarked
package dev.slipway.console.session;

import org.jspecify.annotations.NullMarked;
