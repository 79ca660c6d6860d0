/**
 * The platform: everything that has a row in the database, and the Platform API over it. One package a feature; each
 * has its entity, its application service, its resource and its views.
 */
@NullMarked
package dev.slipway.platform;

import org.jspecify.annotations.NullMarked;
