/** The record of who changed what. */
@NullMarked
package dev.slipway.cli.audit;

import org.jspecify.annotations.NullMarked;
