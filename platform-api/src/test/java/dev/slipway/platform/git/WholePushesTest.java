package dev.slipway.platform.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.platform.git.remote.GitHost;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real git pushes from shallow clones. */
class WholePushesTest {
    @TempDir
    Path folder;

    private GitHost origin;
    private Repository own;
    private HttpServer receiver;
    private Path shallow;

    @BeforeEach
    void aShallowCloneOfThreeCommits() throws IOException {
        origin = new GitHost(folder);
        origin.create("shop");
        for (int i = 1; i <= 3; i++) {
            origin.commit("shop", "main", "a", Integer.toString(i));
        }
        own = new FileRepository(folder.resolve("own").toFile());
        own.create(true);
        receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        GitHost.git(folder, "clone", "-q", "--depth", "1", origin.url("shop").toString(), "shallow");
        shallow = folder.resolve("shallow");
        GitHost.git(shallow, "config", "user.name", "CI");
        GitHost.git(shallow, "config", "user.email", "ci@example.com");
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        own.close();
        origin.close();
    }

    @Test
    void takesAPushWhoseEarlierCommitsAreHere() throws IOException {
        push(origin.work("shop"));
        GitHost.git(shallow, "commit", "-q", "--allow-empty", "-m", "of CI");
        push(shallow);
        assertEquals(GitHost.git(shallow, "rev-parse", "HEAD"), main());
    }

    @Test
    void refusesOneThatLacksCommitsAndSaysHowToGetThem() throws IOException {
        String output =
                assertThrows(IllegalStateException.class, () -> push(shallow)).getMessage();
        assertTrue(output.contains("git fetch --unshallow"), output);
        assertTrue(output.contains("the push comes from a shallow clone"), output);
        assertNull(own.exactRef("refs/heads/main"));
        GitHost.git(shallow, "fetch", "-q", "--unshallow");
        push(shallow);
        assertEquals(GitHost.git(shallow, "rev-parse", "HEAD"), main());
    }

    private String main() throws IOException {
        return own.exactRef("refs/heads/main").getObjectId().name();
    }

    private void push(Path clone) {
        GitHost.git(
                clone,
                "push",
                "http://localhost:" + receiver.getAddress().getPort() + "/own.git",
                "HEAD:refs/heads/main");
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            ReceivePack push = new WholePushes(own);
            push.setBiDirectionalPipe(false);
            push.setCheckReceivedObjects(true);
            boolean asks = exchange.getRequestMethod().equals("GET");
            exchange.getResponseHeaders()
                    .add("Content-Type", "application/x-git-receive-pack-" + (asks ? "advertisement" : "result"));
            exchange.sendResponseHeaders(200, 0);
            if (asks) {
                PacketLineOut packets = new PacketLineOut(exchange.getResponseBody());
                packets.writeString("# service=git-receive-pack\n");
                packets.end();
                push.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(packets));
            } else {
                boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
                InputStream body = exchange.getRequestBody();
                push.receive(packed ? new GZIPInputStream(body) : body, exchange.getResponseBody(), null);
            }
        } catch (IOException e) {
            // The client was told in the answer itself.
        }
    }
}
