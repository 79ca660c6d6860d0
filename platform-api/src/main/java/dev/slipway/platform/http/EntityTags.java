package dev.slipway.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Gives what the API answers to GET an {@code ETag}, and answers 304 without a body to a client that has it already
 * (RFC 9110, 8.8.3 and 13.1.2). The tag is a digest of the body, and of where the next page begins.
 */
public class EntityTags {
    private static final Set<Integer> TAGGED = Set.of(200, 206);
    private static final int NOT_MODIFIED = 304;
    private static final Annotation[] NONE = {};
    private static final int DIGEST_BYTES = 16;

    private final ObjectMapper json;

    EntityTags(ObjectMapper json) {
        this.json = json;
    }

    @ServerResponseFilter
    void tag(ContainerRequestContext request, ContainerResponseContext response) throws JsonProcessingException {
        if (!isTagged(request, response)) {
            return;
        }
        byte[] body = json.writeValueAsBytes(response.getEntity());
        String tag = '"' + digest(body, response.getHeaderString("Next-Range")) + '"';
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (knows(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(NOT_MODIFIED);
            response.setEntity(null);
        } else {
            response.setEntity(body, NONE, MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static boolean isTagged(ContainerRequestContext request, ContainerResponseContext response) {
        return request.getMethod().equals(HttpMethod.GET)
                && Surface.isApi(request.getUriInfo().getPath())
                && TAGGED.contains(response.getStatus())
                && response.hasEntity()
                && isJson(response.getMediaType());
    }

    /** Where the type is still to be chosen, it is going to be the API's. */
    private static boolean isJson(@Nullable MediaType type) {
        return type == null || MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
    }

    private static boolean knows(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }

    private static String digest(byte[] body, @Nullable String nextRange) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(body);
            if (nextRange != null) {
                digest.update(nextRange.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
