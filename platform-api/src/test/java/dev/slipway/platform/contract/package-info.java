/**
 * The contract of Heroku's Platform API, held against every answer that the API tests get. The facts come
 * from a table condensed from Heroku's own schema; see {@code src/test/contract/condense.py}.
 */
@NullMarked
package dev.slipway.platform.contract;

import org.jspecify.annotations.NullMarked;
