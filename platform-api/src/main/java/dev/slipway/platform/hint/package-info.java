/**
 * The bus that carries hints between the platform's features: directly within the JVM, over a SmallRye Reactive
 * Messaging channel on Kafka to other instances. A hint carries ids, is sent after commit, and may be lost, doubled or
 * late: whoever listens is a reconciler that polls too.
 */
@NullMarked
package dev.slipway.platform.hint;

import org.jspecify.annotations.NullMarked;
