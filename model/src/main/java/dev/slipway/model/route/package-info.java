/**
 * What a router must know to serve: the routes of each app and the certificates of its hostnames, as versioned messages of
 * one feed.
 */
@NullMarked
package dev.slipway.model.route;

import org.jspecify.annotations.NullMarked;
