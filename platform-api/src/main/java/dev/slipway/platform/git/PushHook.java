package dev.slipway.platform.git;

import dev.slipway.model.fault.FailPoint;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.build.BuildFollower;
import dev.slipway.platform.build.Builds;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;

/**
 * Runs when all objects of a push have arrived. A deploy branch gets a build, which the hook follows until it ends;
 * other branches are kept without one. The branch itself is moved by {@link Pins}, so that the result is the same
 * whether or not the client is still there.
 */
final class PushHook implements PreReceiveHook {
    private static final String HEADS = "refs/heads/";

    private final App app;
    private final UUID accountId;
    private final GitConfig config;
    private final Builds builds;
    private final BuildFollower follower;
    private final Pins pins;
    private final OutputStream wire;

    /** @param wire the response itself, for keep-alive packets between the hook's messages */
    PushHook(
            App app,
            UUID accountId,
            GitConfig config,
            Builds builds,
            BuildFollower follower,
            Pins pins,
            OutputStream wire) {
        this.app = app;
        this.accountId = accountId;
        this.config = config;
        this.builds = builds;
        this.follower = follower;
        this.pins = pins;
        this.wire = wire;
    }

    @Override
    public void onPreReceive(ReceivePack push, Collection<ReceiveCommand> commands) {
        Messages messages = new Messages(push, wire);
        List<ReceiveCommand> deploys = commands.stream().filter(this::deploys).toList();
        commands.stream()
                .filter(command -> command.getRefName().startsWith(Pins.PREFIX))
                .forEach(command -> reject(command, "refs/slipway/ belongs to the platform"));
        if (deploys.size() > 1) {
            deploys.forEach(command -> reject(command, "push one deploy branch at a time"));
            return;
        }
        if (deploys.isEmpty()) {
            messages.tryLine("Pushed to non-%s branch, skipping build."
                    .formatted(config.deployBranches().getFirst()));
            return;
        }
        deploy(push, deploys.getFirst(), messages);
    }

    private void deploy(ReceivePack push, ReceiveCommand command, Messages messages) {
        UUID fresh = UUID.randomUUID();
        try {
            messages.tryLine("Building source:");
            messages.tryLine("");
            Builds.Queued queued = queue(push.getRepository(), fresh, command);
            if (queued.attached()) {
                messages.tryLine("This commit is being built already; following that build.");
            } else if (queued.waits()) {
                messages.tryLine("Another build of " + app.name + " is running; this one comes next.");
            }
            Build build = follower.follow(queued.id(), messages);
            finish(command, build, messages);
        } catch (IOException clientGone) {
            // The build goes on without it. What git is told does not matter any more.
            reject(command, "the connection was lost; the build goes on");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reject(command, "the platform is going down; push again in a moment");
        }
    }

    private Builds.Queued queue(Repository repository, UUID fresh, ReceiveCommand command) throws IOException {
        pins.pin(repository, fresh, command.getNewId());
        Builds.Queued queued = builds.queue(
                fresh,
                app.id,
                accountId,
                command.getRefName(),
                ObjectId.toString(command.getOldId()),
                ObjectId.toString(command.getNewId()));
        if (queued.attached()) {
            pins.unpin(repository, fresh);
        }
        return queued;
    }

    private void finish(ReceiveCommand command, Build build, Messages messages) throws IOException {
        FailPoint.BEFORE_ACK.reach();
        pins.settle(app.id);
        if (build != null && build.status == Build.Status.SUCCEEDED) {
            command.setResult(ReceiveCommand.Result.OK);
        } else {
            messages.lines("\n !     Push rejected to " + app.name + ".\n\n");
            reject(command, "pre-receive hook declined");
        }
    }

    private boolean deploys(ReceiveCommand command) {
        return command.getType() != ReceiveCommand.Type.DELETE
                && command.getRefName().startsWith(HEADS)
                && config.deployBranches().contains(command.getRefName().substring(HEADS.length()));
    }

    private static void reject(ReceiveCommand command, String reason) {
        command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, reason);
    }
}
