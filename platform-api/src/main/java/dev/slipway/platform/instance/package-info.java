/**
 * Keeps platforms that can't hear each other's hints from working on one database. Each platform holds an advisory lock
 * in PostgreSQL for as long as it lives: a shared one with Kafka, an exclusive one without. PostgreSQL frees it with the
 * connection, so a platform that was killed is in nobody's way.
 */
@NullMarked
package dev.slipway.platform.instance;

import org.jspecify.annotations.NullMarked;
