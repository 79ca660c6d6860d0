package dev.slipway.builder.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gets in by the way that the registry asks for (RFC 9110, section 11; the distribution project's token
 * authentication): none, Basic, or a token from where its challenge says.
 */
final class RegistryLogin {
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final int UNAUTHORIZED = 401;

    private final HttpClient http;
    private final String basic;

    RegistryLogin(HttpClient http, String user, String password) {
        this.http = http;
        this.basic =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The value of the Authorization header, empty where none is needed. */
    Optional<String> authorization(URI registry, String repository) throws IOException, InterruptedException {
        HttpRequest ping = HttpRequest.newBuilder(registry.resolve("/v2/")).build();
        HttpResponse<Void> answer = http.send(ping, HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() != UNAUTHORIZED) {
            return Optional.empty();
        }
        String challenge = answer.headers().firstValue("WWW-Authenticate").orElse("Basic");
        if (!challenge.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())) {
            return Optional.of(basic);
        }
        return Optional.of("Bearer " + token(challenge, repository));
    }

    private String token(String challenge, String repository) throws IOException, InterruptedException {
        String realm = "";
        String service = "";
        Matcher parameter = PARAMETER.matcher(challenge);
        while (parameter.find()) {
            switch (parameter.group(1)) {
                case "realm" -> realm = parameter.group(2);
                case "service" -> service = parameter.group(2);
                default -> {
                    // The scope is ours to say.
                }
            }
        }
        URI uri = URI.create(
                realm + "?service=" + encode(service) + "&scope=" + encode("repository:" + repository + ":pull,push"));
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Authorization", basic).build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("the registry's token service " + realm + " answered " + answer.statusCode());
        }
        var json = new ObjectMapper().readTree(answer.body());
        return json.path("token").asText(json.path("access_token").asText(""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
