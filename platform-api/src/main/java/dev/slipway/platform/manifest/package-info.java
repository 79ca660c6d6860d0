/**
 * The file app.json: what an app needs beyond its code. Read and checked here once, for previews and for apps that are
 * set up from it; what is wrong is told by the name of its field.
 */
@NullMarked
package dev.slipway.platform.manifest;

import org.jspecify.annotations.NullMarked;
