/**
 * The commands on OAuth clients: programs that ask users for access to their accounts. A client's secret is printed once,
 * when it is made or made anew.
 */
@NullMarked
package dev.slipway.cli.client;

import org.jspecify.annotations.NullMarked;
