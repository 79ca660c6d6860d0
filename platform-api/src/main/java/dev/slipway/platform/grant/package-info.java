/**
 * Who may do what in the registry: accounts pull and push, runtime nodes pull, a build pushes to its own repository.
 */
@NullMarked
package dev.slipway.platform.grant;

import org.jspecify.annotations.NullMarked;
