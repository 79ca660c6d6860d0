/**
 * Desired formation in, dyno states and log lines out. {@link dev.slipway.node.RuntimeNode} compares what should run
 * with the containers that the engine has, by label, and acts on the difference; each attempt of a dyno is followed by
 * a thread of its own from its start to the removal of its container. The node keeps nothing on disk: after a restart
 * it finds its containers again.
 */
@NullMarked
package dev.slipway.node;

import org.jspecify.annotations.NullMarked;
