package dev.slipway.platform.ci;

import dev.slipway.platform.stream.StreamUrls;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a test run's build and set-up print, from the beginning to the end, as it is printed. */
@Path("/streams/test-setups/{run}")
public class TestSetupStreamResource {
    private final StreamUrls urls;
    private final TestFollower follower;

    TestSetupStreamResource(StreamUrls urls, TestFollower follower) {
        this.urls = urls;
        this.follower = follower;
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    @RunOnVirtualThread
    public StreamingOutput read(
            UUID run, @QueryParam("until") long until, @QueryParam("signature") @Nullable String signature) {
        urls.check(TestNodeView.SETUPS, run, until, signature);
        return follower.stream(run, TestFollower.Part.SETUP);
    }
}
