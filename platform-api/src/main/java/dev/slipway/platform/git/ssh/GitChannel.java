package dev.slipway.platform.git.ssh;

import java.io.IOException;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;

/** A session channel (RFC 4254, section 6) that can start a command and nothing else. */
final class GitChannel extends ChannelSession {
    @Override
    protected RequestHandler.Result handleInternalRequest(String request, boolean wantReply, Buffer buffer)
            throws IOException {
        return switch (request) {
            case "exec", "shell" -> super.handleInternalRequest(request, wantReply, buffer);
            // Environment, terminals, subsystems such as sftp, forwarding of agents and displays, and signals.
            default -> RequestHandler.Result.ReplyFailure;
        };
    }
}
