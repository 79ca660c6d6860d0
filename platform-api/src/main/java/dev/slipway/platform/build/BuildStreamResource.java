package dev.slipway.platform.build;

import dev.slipway.platform.stream.StreamUrls;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A build's output, from its beginning to its end, as it is written. */
@Path("/streams/builds/{build}")
public class BuildStreamResource {
    private final StreamUrls urls;
    private final BuildFollower follower;

    BuildStreamResource(StreamUrls urls, BuildFollower follower) {
        this.urls = urls;
        this.follower = follower;
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    @RunOnVirtualThread
    public StreamingOutput read(
            UUID build, @QueryParam("until") long until, @QueryParam("signature") @Nullable String signature) {
        urls.check("builds", build, until, signature);
        return output -> follow(build, output);
    }

    private void follow(UUID build, OutputStream output) throws IOException {
        try {
            follower.follow(build, new Listener(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the platform is going down");
        }
    }

    private record Listener(OutputStream output) implements BuildFollower.Listener {
        @Override
        public void lines(String lines) throws IOException {
            output.write(lines.getBytes(StandardCharsets.UTF_8));
            output.flush();
        }

        /** A NUL, as Heroku sends it: clients drop it. */
        @Override
        public void keepAlive() throws IOException {
            output.write(0);
            output.flush();
        }
    }
}
