/**
 * The bus that carries hints between features of one JVM.
 */
@NullMarked
package dev.slipway.platform.hint;

import org.jspecify.annotations.NullMarked;
