/**
 * Git over SSH: the same transfers as over HTTP, for the owners of the keys in {@code /account/keys}. Nothing else can be
 * done here: no shell, no files, no forwarding. Who asks for more is told who they are, and what there is.
 */
@NullMarked
package dev.slipway.platform.git.ssh;

import org.jspecify.annotations.NullMarked;
