/**
 * Repositories on GitHub, GitLab and their like that deploy an app: their webhooks tell of pushes, the pushed branch is
 * fetched and built as if it had been pushed here, and the commit's page there is told what came of it. What was told is
 * written down before it is acted upon, so a restart loses none of it.
 */
@NullMarked
package dev.slipway.platform.forge;

import org.jspecify.annotations.NullMarked;
