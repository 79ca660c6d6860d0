package dev.slipway.platform.outbound;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * Speaks HTTP and HTTPS with hosts that users name. Each connection goes to an address that was looked at just before,
 * whether the host was written as a name or as an address. Redirects are given back as answers and nothing is tried twice:
 * both are the caller's to decide. Thread-safe; a call waits on its own thread.
 */
@ApplicationScoped
public class OutboundHttp {
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("outbound-deadlines").daemon().factory());

    OutboundHttp(PublicAddresses addresses) {
        this.client = Clients.connectingBy(addresses);
        // Most requests end long before; their alarms must not pile up until then.
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Asks for what may be large.
     *
     * @param within from now to the last byte of the body
     * @return to be closed
     * @throws PrivateAddressException if the host may not be connected to
     * @throws UnknownHostException if there is no such host
     * @throws IOException if there is no answer, or none in time
     */
    public Answer get(URI url, Duration within) throws IOException {
        return send(new HttpGet(url), within);
    }

    /**
     * Sends any request and gives what may be a large answer.
     *
     * @param headers those of the connection itself are set
     * @param within from now to the last byte of the answer's body
     * @return to be closed
     * @throws PrivateAddressException if the host may not be connected to
     * @throws UnknownHostException if there is no such host
     * @throws IOException if there is no answer, or none in time
     */
    public Answer send(String method, URI url, Map<String, String> headers, byte[] body, Duration within)
            throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase(method, url);
        headers.forEach(request::setHeader);
        if (body.length > 0) {
            request.setEntity(new ByteArrayEntity(body, null));
        }
        return send(request, within);
    }

    /**
     * Sends a body.
     *
     * @param headers with their content type; those of the connection itself are set
     * @param most how many bytes of the answer's body are of interest
     * @param within from now to the end of what is read of the answer
     * @throws PrivateAddressException if the host may not be connected to
     * @throws UnknownHostException if there is no such host
     * @throws IOException if there is no answer, or none in time
     */
    public Reply post(URI url, Map<String, String> headers, byte[] body, int most, Duration within) throws IOException {
        HttpPost request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, null));
        try (Answer answer = send(request, within)) {
            return new Reply(answer.status(), answer.body().readNBytes(most));
        }
    }

    private Answer send(HttpUriRequestBase request, Duration within) throws IOException {
        Deadline deadline = new Deadline(request, within, timer);
        try {
            return new Answer(client.executeOpen(null, request, null), deadline);
        } catch (IOException e) {
            deadline.end();
            throw deadline.reason(e);
        } catch (RuntimeException e) {
            deadline.end();
            throw e;
        }
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
