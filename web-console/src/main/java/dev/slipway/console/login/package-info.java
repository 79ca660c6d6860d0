/** Says on the console whom a command line works for that waits for its login. */
@NullMarked
package dev.slipway.console.login;

import org.jspecify.annotations.NullMarked;
