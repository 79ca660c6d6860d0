/**
 * Commands on the certificates of an app. They are in files of PEM, as authorities give them out.
 */
@NullMarked
package dev.slipway.cli.certificate;

import org.jspecify.annotations.NullMarked;
