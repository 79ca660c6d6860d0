package dev.slipway.platform.git;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.app.App;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;

/**
 * What a push of {@code preview/NAME} sets going: the commit goes on into the repository of the preview's own app, and is
 * built there as if it had been pushed to that app's deploy branch.
 */
@ApplicationScoped
class PreviewPushes {
    private static final String MANIFEST = "app.json";

    private final PreviewApps previews;
    private final Repositories repositories;
    private final PushedBuilds builds;
    private final String branch;

    PreviewPushes(PreviewApps previews, Repositories repositories, PushedBuilds builds, GitConfig config) {
        this.previews = previews;
        this.repositories = repositories;
        this.builds = builds;
        this.branch = Constants.R_HEADS + config.deployBranches().getFirst();
    }

    static boolean isOne(ReceiveCommand command) {
        return command.getRefName().startsWith(PreviewRefs.PREFIX);
    }

    /** Blocks until the build has ended. */
    void deploy(App parent, UUID accountId, Repository pushed, ReceiveCommand command, Messages messages)
            throws IOException, InterruptedException {
        PreviewApps.Opened preview;
        try {
            preview = previews.open(
                    parent, accountId, name(command), CommitFiles.read(pushed, command.getNewId(), MANIFEST));
        } catch (SlipwayException e) {
            refuse(command, messages, parent.name, e);
            return;
        }
        messages.tryLine("-----> Preview app " + preview.app().name);
        preview.news().forEach(line -> messages.tryLine("       " + line));
        if (build(preview, accountId, pushed, command.getNewId(), messages)) {
            messages.lines("-----> Preview app %s is up until %s:\n       %s\n\n"
                    .formatted(preview.app().name, preview.endsAt().truncatedTo(ChronoUnit.SECONDS), preview.url()));
            command.setResult(ReceiveCommand.Result.OK);
        } else {
            previews.giveUp(preview);
            messages.lines("\n !     Push rejected to " + preview.app().name + ".\n\n");
            PushHook.reject(command, "pre-receive hook declined");
        }
    }

    /** Git itself takes the branch away, if the preview hasn't done so. */
    void end(App parent, UUID accountId, ReceiveCommand command, Messages messages) {
        try {
            Optional<String> ended = previews.end(parent, accountId, name(command));
            messages.tryLine(ended.map(app -> "-----> Preview app " + app + " destroyed")
                    .orElse("There is no preview " + name(command) + " of " + parent.name + "; removing the branch."));
            if (ended.isPresent()) {
                command.setResult(ReceiveCommand.Result.OK);
            }
        } catch (SlipwayException e) {
            refuse(command, messages, parent.name, e);
        }
    }

    private boolean build(
            PreviewApps.Opened preview, UUID accountId, Repository pushed, ObjectId commit, Messages messages)
            throws IOException, InterruptedException {
        try (Repository own = repositories.open(preview.app().id)) {
            History.copy(pushed, own, commit);
            Ref before = own.exactRef(branch);
            return builds.run(
                    own,
                    preview.app(),
                    accountId,
                    branch,
                    before == null ? ObjectId.zeroId() : before.getObjectId(),
                    commit,
                    messages);
        }
    }

    private static void refuse(ReceiveCommand command, Messages messages, String app, SlipwayException why) {
        messages.tryLine(" !     " + why.problem().message().strip().replace("\n", "\n !     "));
        messages.tryLine("\n !     Push rejected to " + app + ".\n");
        PushHook.reject(command, "pre-receive hook declined");
    }

    private static String name(ReceiveCommand command) {
        return command.getRefName().substring(PreviewRefs.PREFIX.length());
    }
}
