package dev.slipway.platform.git;

import dev.slipway.platform.app.App;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;

/**
 * Runs when all objects of a push have arrived. A deploy branch gets a build, which the hook follows until it ends, and a
 * branch {@code preview/NAME} an app of its own with a build; other branches and tags are kept without one. The branch itself is
 * moved by {@link Pins} or {@link PreviewRefs}, so that the result is the same whether or not the client is still there.
 */
final class PushHook implements PreReceiveHook {
    private final App app;
    private final UUID accountId;
    private final DeployBranches branches;
    private final PushedBuilds builds;
    private final PreviewPushes previews;
    private final OutputStream wire;

    /** @param wire the response itself, for keep-alive packets between the hook's messages */
    PushHook(
            App app,
            UUID accountId,
            DeployBranches branches,
            PushedBuilds builds,
            PreviewPushes previews,
            OutputStream wire) {
        this.app = app;
        this.accountId = accountId;
        this.branches = branches;
        this.builds = builds;
        this.previews = previews;
        this.wire = wire;
    }

    @Override
    public void onPreReceive(ReceivePack push, Collection<ReceiveCommand> commands) {
        Messages messages = new Messages(push, wire);
        commands.stream()
                .filter(command -> command.getRefName().startsWith(Pins.PREFIX))
                .forEach(command -> reject(command, "refs/slipway/ belongs to the platform"));
        List<ReceiveCommand> ends = commands.stream().filter(PushHook::ends).toList();
        ends.forEach(command -> previews.end(app, accountId, command, messages));
        List<ReceiveCommand> deploys = commands.stream().filter(this::deploys).toList();
        new NotDeployed(app, branches.first(app)).tell(undecided(commands, deploys), messages);
        if (deploys.size() > 1) {
            deploys.forEach(command -> reject(command, "push one deploy or preview branch at a time"));
        } else if (!deploys.isEmpty()) {
            deploy(push, deploys.getFirst(), messages);
        }
    }

    private void deploy(ReceivePack push, ReceiveCommand command, Messages messages) {
        try {
            if (PreviewPushes.isOne(command)) {
                previews.deploy(app, accountId, push.getRepository(), command, messages);
            } else {
                build(push, command, messages);
            }
        } catch (IOException clientGone) {
            // The build goes on without it. What git is told does not matter any more.
            reject(command, "the connection was lost; the build goes on");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reject(command, "the platform is going down; push again in a moment");
        }
    }

    private void build(ReceivePack push, ReceiveCommand command, Messages messages)
            throws IOException, InterruptedException {
        boolean live = builds.run(
                push.getRepository(),
                app,
                accountId,
                command.getRefName(),
                command.getOldId(),
                command.getNewId(),
                messages);
        if (live) {
            command.setResult(ReceiveCommand.Result.OK);
        } else {
            messages.lines("\n !     Push rejected to " + app.name + ".\n\n");
            reject(command, "pre-receive hook declined");
        }
    }

    private boolean deploys(ReceiveCommand command) {
        return command.getType() != ReceiveCommand.Type.DELETE
                && (PreviewPushes.isOne(command) || branches.include(app, command.getRefName()));
    }

    private static List<ReceiveCommand> undecided(Collection<ReceiveCommand> commands, List<ReceiveCommand> deploys) {
        return commands.stream()
                .filter(command -> command.getResult() == ReceiveCommand.Result.NOT_ATTEMPTED)
                .filter(command -> !deploys.contains(command))
                .toList();
    }

    private static boolean ends(ReceiveCommand command) {
        return command.getType() == ReceiveCommand.Type.DELETE && PreviewPushes.isOne(command);
    }

    static void reject(ReceiveCommand command, String reason) {
        command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, reason);
    }
}
