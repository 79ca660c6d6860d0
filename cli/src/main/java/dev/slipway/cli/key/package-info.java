/**
 * The commands on the account's public SSH keys, by which git over SSH knows who comes. A private key is never sent.
 */
@NullMarked
package dev.slipway.cli.key;

import org.jspecify.annotations.NullMarked;
