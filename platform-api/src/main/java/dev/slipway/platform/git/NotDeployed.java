package dev.slipway.platform.git;

import dev.slipway.platform.app.App;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.transport.ReceiveCommand;

/** Tells whoever pushes which branches and tags were only stored, and how they would be deployed. */
final class NotDeployed {
    private final App app;
    private final String branch;

    /** @param branch the app's first deploy branch */
    NotDeployed(App app, String branch) {
        this.app = app;
        this.branch = branch;
    }

    void tell(Collection<ReceiveCommand> stored, Messages messages) {
        List<String> branches = names(stored, Constants.R_HEADS);
        if (!branches.isEmpty()) {
            messages.tryLine("Pushed to non-%s branch, skipping build.".formatted(branch));
            messages.tryLine("  To deploy it once:    git push slipway %s:%s".formatted(branches.getFirst(), branch));
            messages.tryLine(
                    "  To deploy it always:  slipway git:branch %s -a %s".formatted(branches.getFirst(), app.name));
        }
        List<String> tags = names(stored, Constants.R_TAGS);
        if (!tags.isEmpty()) {
            String first = tags.getFirst();
            messages.tryLine(
                    tags.size() == 1
                            ? "Tag %s is stored. Tags are not deployed.".formatted(first)
                            : "%d tags are stored. Tags are not deployed.".formatted(tags.size()));
            // What an annotated tag leads to, since a branch holds commits only.
            messages.tryLine("  To deploy one:        git push slipway %s^{}:%s".formatted(first, branch));
        }
    }

    private static List<String> names(Collection<ReceiveCommand> stored, String prefix) {
        return stored.stream()
                .filter(command -> command.getType() != ReceiveCommand.Type.DELETE)
                .map(ReceiveCommand::getRefName)
                .filter(ref -> ref.startsWith(prefix))
                .map(ref -> ref.substring(prefix.length()))
                .toList();
    }
}
