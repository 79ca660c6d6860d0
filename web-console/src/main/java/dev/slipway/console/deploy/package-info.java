/**
 * How an app is deployed, in the console: by a push to its own repository, or by one to a repository on GitHub or GitLab
 * that is connected with it.
 */
@NullMarked
package dev.slipway.console.deploy;

import org.jspecify.annotations.NullMarked;
