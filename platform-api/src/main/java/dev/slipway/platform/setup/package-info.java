/**
 * Apps set up from a tarball with an app.json: made, given what the file says, built, released, and once they are live
 * finished by the file's postdeploy script. A setup goes on over a restart.
 */
@NullMarked
package dev.slipway.platform.setup;

import org.jspecify.annotations.NullMarked;
