/** The commands on where an app's code comes from: the branch that deploys, and a repository on GitHub or GitLab. */
@NullMarked
package dev.slipway.cli.repository;

import org.jspecify.annotations.NullMarked;
