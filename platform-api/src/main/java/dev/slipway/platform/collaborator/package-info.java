/** Who may see and change an app. As long as a platform has one account, that is its owner. */
@NullMarked
package dev.slipway.platform.collaborator;

import org.jspecify.annotations.NullMarked;
