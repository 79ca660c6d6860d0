/**
 * The platforms that the client knows: the one of this machine, which needs no login, and those that a person has logged
 * in to. Their addresses and keys are in one file that only its owner may read.
 */
@NullMarked
package dev.slipway.cli.platform;

import org.jspecify.annotations.NullMarked;
