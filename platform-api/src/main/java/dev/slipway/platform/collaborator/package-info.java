/**
 * Who else may see and change an app. Each is granted permissions, which {@link dev.slipway.platform.app.Rights} asks
 * for at every request.
 */
@NullMarked
package dev.slipway.platform.collaborator;

import org.jspecify.annotations.NullMarked;
