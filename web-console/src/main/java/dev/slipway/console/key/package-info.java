/**
 * The keys of whoever is signed in: API keys for programs, and SSH keys for git. The text of an API key is shown once, in
 * the answer to the form that made it.
 */
@NullMarked
package dev.slipway.console.key;

import org.jspecify.annotations.NullMarked;
