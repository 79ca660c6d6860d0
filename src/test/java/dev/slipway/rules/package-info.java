/**
 * Rules that no single module can check: who may know whom, what only one place may do, and that the documentation names
 * every setting. The modules' classes are read from their {@code target/classes}, not from the class path, so the router
 * and the client are among them.
 */
@NullMarked
package dev.slipway.rules;

import org.jspecify.annotations.NullMarked;
