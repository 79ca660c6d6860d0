package dev.slipway.platform.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** Status and headers of an answer, whose body is still to be read, before the request's deadline. */
public final class Answer implements AutoCloseable {
    private final ClassicHttpResponse response;
    private final Deadline deadline;

    Answer(ClassicHttpResponse response, Deadline deadline) {
        this.response = response;
        this.deadline = deadline;
    }

    public int status() {
        return response.getCode();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    /** All headers, with the names as they were sent. */
    public Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return headers;
    }

    /** As it was sent: what the sender has compressed is still compressed. */
    public InputStream body() throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : new InTime(entity.getContent());
    }

    /** Doesn't wait for what was not read yet. */
    @Override
    public void close() {
        deadline.end();
    }

    /** Says so where it was the deadline that broke the body off. */
    private final class InTime extends FilterInputStream {
        InTime(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                throw deadline.reason(e);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                throw deadline.reason(e);
            }
        }

        @Override
        public void close() {
            Answer.this.close();
        }
    }
}
