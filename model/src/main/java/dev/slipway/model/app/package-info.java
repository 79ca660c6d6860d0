/**
 * What an app is made of: its name, its process types, its config vars, the hostnames that lead to it.
 * Values validate themselves, so that a value which exists is a value which is allowed.
 */
@NullMarked
package dev.slipway.model.app;

import org.jspecify.annotations.NullMarked;
