/**
 * The audit log as people read it: an app's for everybody who manages it, all of it for administrators, and one's own
 * doings for everybody.
 */
@NullMarked
package dev.slipway.platform.activity;

import org.jspecify.annotations.NullMarked;
