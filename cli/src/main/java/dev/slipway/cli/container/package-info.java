/**
 * Commands that deploy images made on this machine: the local docker command builds and pushes them, the platform
 * releases them.
 */
@NullMarked
package dev.slipway.cli.container;

import org.jspecify.annotations.NullMarked;
