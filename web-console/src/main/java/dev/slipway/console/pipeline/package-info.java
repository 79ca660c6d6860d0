/**
 * Pipelines in the console: their stages with the apps in them, the promotion from one to the next, and their review apps.
 */
@NullMarked
package dev.slipway.console.pipeline;

import org.jspecify.annotations.NullMarked;
