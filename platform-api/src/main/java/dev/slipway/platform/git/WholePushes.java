package dev.slipway.platform.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.submodule.SubmoduleValidator.SubmoduleValidationException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceivePack;

/**
 * Takes pushes that, with what is here, hold the whole history of their commits. One from a shallow clone does if the
 * commits before its own were pushed earlier; else whoever pushes is told how to get them.
 */
final class WholePushes extends ReceivePack {
    WholePushes(Repository into) {
        super(into);
    }

    @Override
    protected void receivePackAndCheckConnectivity() throws IOException, SubmoduleValidationException {
        try {
            super.receivePackAndCheckConnectivity();
        } catch (MissingObjectException e) {
            if (getClientShallowCommits().isEmpty()) {
                throw e;
            }
            tellHowToMend();
            throw new IOException("the push comes from a shallow clone and lacks commits that are not here", e);
        }
    }

    private void tellHowToMend() throws IOException {
        if (getMessageOutputStream() != null) {
            getMessageOutputStream().write("""

                     !     This is a shallow clone: it lacks commits that Slipway doesn't have either.
                     !     Fetch them, then push again:  git fetch --unshallow
                     !     In GitHub Actions: fetch-depth: 0 of actions/checkout; in GitLab CI: GIT_DEPTH: 0.

                    """.getBytes(StandardCharsets.UTF_8));
            getMessageOutputStream().flush();
        }
    }
}
