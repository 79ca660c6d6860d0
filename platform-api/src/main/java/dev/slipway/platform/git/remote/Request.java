package dev.slipway.platform.git.remote;

import dev.slipway.platform.outbound.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/** One request in the form in which JGit makes requests. It is sent when its answer is first asked for. */
final class Request implements HttpConnection {
    /** They are kept in memory: those of a hundred thousand branches. */
    private static final long MOST_REFS = 16L * 1024 * 1024;

    private static final int START = 100;

    /** Never unpacked, since what little was sent could become any size: nothing was said to be taken packed. */
    private static final String ENCODING = "Content-Encoding";

    private final Requests requests;
    private final URL url;
    private final Map<String, String> headers = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private String method = "GET";
    private @Nullable Answer answer;

    Request(Requests requests, URL url) {
        this.requests = requests;
        this.url = url;
    }

    private Answer answer() throws IOException {
        Answer known = answer;
        if (known == null) {
            known = requests.send(method, address(), headers, body.toByteArray());
            answer = known;
        }
        return known;
    }

    private URI address() throws IOException {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IOException("not an address: " + e.getReason(), e);
        }
    }

    @Override
    public int getResponseCode() throws IOException {
        return answer().status();
    }

    @Override
    public String getResponseMessage() throws IOException {
        return "status " + answer().status();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return requests.metered(answer().body(), asksForRefs() ? MOST_REFS : Long.MAX_VALUE);
    }

    /** In the first request, and in another of git's protocol version 2. */
    private boolean asksForRefs() throws IOException {
        if (method.equals("GET")) {
            return true;
        }
        InputStream sent = new ByteArrayInputStream(body.toByteArray());
        boolean packed = "gzip".equals(headers.get(ENCODING));
        byte[] start = (packed ? new GZIPInputStream(sent) : sent).readNBytes(START);
        return new String(start, StandardCharsets.ISO_8859_1).contains("command=ls-refs");
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return answer == null ? Map.of() : answer.headers();
    }

    @Override
    public @Nullable String getHeaderField(String name) {
        return answer == null || name.equalsIgnoreCase(ENCODING)
                ? null
                : answer.header(name).orElse(null);
    }

    @Override
    public List<String> getHeaderFields(String name) {
        return getHeaderFields().getOrDefault(name, List.of());
    }

    @Override
    public @Nullable String getContentType() {
        return getHeaderField("Content-Type");
    }

    @Override
    public int getContentLength() {
        String length = getHeaderField("Content-Length");
        return length != null && length.matches("\\d{1,9}") ? Integer.parseInt(length) : -1;
    }

    @Override
    public URL getURL() {
        return url;
    }

    @Override
    public String getRequestMethod() {
        return method;
    }

    @Override
    public void setRequestMethod(String method) {
        this.method = method;
    }

    @Override
    public void setRequestProperty(String name, String value) {
        headers.put(name, value);
    }

    /** What JGit sends to fetch is small: which commits it wants and has. */
    @Override
    public OutputStream getOutputStream() {
        return body;
    }

    @Override
    public void connect() throws IOException {
        answer();
    }

    @Override
    public boolean usingProxy() {
        return false;
    }

    // The client below has limits and checks of its own, none of which can be lifted from here.

    @Override
    public void setUseCaches(boolean use) {}

    @Override
    public void setConnectTimeout(int millis) {}

    @Override
    public void setReadTimeout(int millis) {}

    @Override
    public void setInstanceFollowRedirects(boolean follow) {}

    @Override
    public void setDoOutput(boolean output) {}

    @Override
    public void setFixedLengthStreamingMode(int length) {}

    @Override
    public void setChunkedStreamingMode(int length) {}

    @Override
    public void configure(
            KeyManager @Nullable [] keys, TrustManager @Nullable [] trusted, @Nullable SecureRandom random) {}

    @Override
    public void setHostnameVerifier(HostnameVerifier verifier) {}
}
