/**
 * Where a user lets a program act for them (OAuth's web flow), sees which programs may, and takes it back. What a program
 * may ask for, and what it gets, is decided by the platform's own {@code oauth} package; here are the pages.
 */
@NullMarked
package dev.slipway.console.consent;

import org.jspecify.annotations.NullMarked;
