/**
 * The platform from end to end: started by its script, driven by the real git, the real client and HTTP, on the real
 * engine. All tests share one installation, {@link dev.slipway.e2e.Slipway}, and give their apps names of their own.
 */
@NullMarked
package dev.slipway.e2e;

import org.jspecify.annotations.NullMarked;
