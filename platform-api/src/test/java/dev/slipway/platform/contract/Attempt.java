package dev.slipway.platform.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request that a client might make.
 *
 * @param path with its variables filled in, and escaped
 * @param headers beside the credential
 */
record Attempt(String method, String path, Map<String, String> headers, byte[] body) {
    /** Half of a surrogate pair can't be written in UTF-8, but as an escape. */
    private static final ObjectWriter JSON =
            new ObjectMapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");
    private static final int SHOWN = 300;

    /** The same random numbers make the same request. */
    static Attempt at(Link link, Random random, Map<String, List<String>> known) {
        Oddities oddities = new Oddities(random);
        String path = VARIABLE.matcher(link.href())
                .replaceAll(variable -> Matcher.quoteReplacement(
                        known.containsKey(variable.group(1)) && random.nextInt(5) > 0
                                ? oddities.one(known.get(variable.group(1)))
                                : oddities.segment()));
        Map<String, String> headers = new TreeMap<>(
                Map.of("Accept", "application/vnd.heroku+json; version=3", "Content-Type", "application/json"));
        if (random.nextInt(3) == 0) {
            String header = oddities.one(Oddities.headers());
            headers.put(header, oddities.header(header));
        }
        return new Attempt(link.method(), path, headers, body(link, random, oddities, known));
    }

    private static byte[] body(Link link, Random random, Oddities oddities, Map<String, List<String>> known) {
        if (link.method().equals("GET")) {
            return new byte[0];
        }
        if (random.nextInt(6) == 0) {
            return oddities.rawBody();
        }
        try {
            return JSON.writeValueAsString(new Bodies(random, oddities, known).like(link))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a made-up body can't be written", e);
        }
    }

    boolean writes() {
        return !method.equals("GET");
    }

    HttpRequest request(URI root, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Authorization", "Bearer " + key);
        headers.forEach(request::header);
        return request.build();
    }

    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.UTF_8);
        return "%s %s %s %s (%d bytes)".formatted(method, cut(path), headers, cut(text), body.length);
    }

    private static String cut(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
