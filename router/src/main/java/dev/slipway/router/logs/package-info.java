/**
 * One line a request, in Heroku's format, on its way to the platform. The spool is bounded: what does not fit is
 * dropped and counted, and never slows a request down.
 */
@NullMarked
package dev.slipway.router.logs;

import org.jspecify.annotations.NullMarked;
