package dev.slipway.platform.git;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Tells how far two commits of an app's repository are apart. */
@ApplicationScoped
public class Commits {
    private static final int MOST = 250;

    private final Repositories repositories;

    Commits(Repositories repositories) {
        this.repositories = repositories;
    }

    /**
     * A commit as people read it.
     *
     * @param message its first line
     */
    public record Commit(String id, Instant date, String author, String message) {}

    /**
     * What one commit has that another hasn't.
     *
     * @param ahead how many commits it has more
     * @param behind how many the other has more
     * @param commits those that it has more, the newest first; the newest 250, if there are more of them
     */
    public record Distance(int ahead, int behind, List<Commit> commits) {}

    /** Empty if the repository doesn't have both. */
    public Optional<Distance> between(UUID appId, String commitId, String otherId) {
        if (!ObjectId.isId(commitId) || !ObjectId.isId(otherId)) {
            return Optional.empty();
        }
        try (Repository repository = repositories.open(appId)) {
            ObjectId commit = ObjectId.fromString(commitId);
            ObjectId other = ObjectId.fromString(otherId);
            List<Commit> more = new ArrayList<>();
            int ahead = count(repository, commit, other, more);
            return Optional.of(new Distance(ahead, count(repository, other, commit, new ArrayList<>()), more));
        } catch (MissingObjectException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not compare commits of app " + appId, e);
        }
    }

    private static int count(Repository repository, ObjectId from, ObjectId without, List<Commit> newest)
            throws IOException {
        int count = 0;
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(from));
            walk.markUninteresting(walk.parseCommit(without));
            for (RevCommit commit : walk) {
                count++;
                if (newest.size() < MOST) {
                    newest.add(new Commit(
                            commit.getName(),
                            commit.getAuthorIdent().getWhenAsInstant(),
                            commit.getAuthorIdent().getName(),
                            commit.getShortMessage()));
                }
            }
        }
        return count;
    }
}
