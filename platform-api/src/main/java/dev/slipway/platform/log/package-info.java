/**
 * The log plane. Every line of an app is appended to segment files on disk before it counts as stored, beside the
 * offset of the container's stream that it came from, so that after a crash reading goes on with no line missing and
 * none twice. Log sessions read the last lines from the segments and then follow the live ones.
 */
@NullMarked
package dev.slipway.platform.log;

import org.jspecify.annotations.NullMarked;
