package dev.slipway.platform.oauth;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Scope;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a client asks a user for, in the user's browser (RFC 6749, 4.1.1, and RFC 7636, 4.3). */
public sealed interface AuthorizationRequest {
    /**
     * The user may be asked for this.
     *
     * @param state comes back to the client as it is
     * @param challenge empty if the client gave none
     */
    record Asking(OAuthClient client, Set<Scope> scopes, Optional<String> state, Optional<CodeChallenge> challenge)
            implements AuthorizationRequest {
        /** Where the browser goes with the code. */
        public URI granted(String code) {
            return answer(client, Map.of("code", code), state);
        }

        /** Where the browser goes if the user doesn't want to. */
        public URI denied() {
            return answer(client, Map.of("error", "access_denied"), state);
        }
    }

    /** Something is wrong, and the client is to be told: the browser goes there. */
    record Wrong(URI answer) implements AuthorizationRequest {}

    /**
     * Reads the parameters that the client sent along.
     *
     * @throws SlipwayException if the browser must not be sent to where the client wants to be answered
     */
    static AuthorizationRequest of(OAuthClient client, Map<String, List<String>> parameters) {
        first(parameters, "redirect_uri")
                .filter(address -> !address.equals(client.redirectUri))
                .ifPresent(address -> refuse(client));
        Optional<String> state = first(parameters, "state");
        Set<Scope> scopes = scopes(first(parameters, "scope").orElse(""));
        Optional<CodeChallenge> challenge =
                first(parameters, "code_challenge").filter(CodeChallenge::isOne).map(CodeChallenge::new);
        return fault(parameters, scopes, challenge)
                .<AuthorizationRequest>map(fault -> new Wrong(answer(client, fault, state)))
                .orElseGet(() -> new Asking(client, scopes, state, challenge));
    }

    private static void refuse(OAuthClient client) {
        throw new SlipwayException(new Problem.BadRequest(
                "%s wants to be answered at another address than it is registered with. Nothing was allowed; tell those who run it."
                        .formatted(client.name)));
    }

    private static Optional<Map<String, String>> fault(
            Map<String, List<String>> parameters, Set<Scope> scopes, Optional<CodeChallenge> challenge) {
        if (parameters.values().stream().anyMatch(values -> values.size() > 1)) {
            return fault("invalid_request", "A parameter is there twice.");
        }
        if (!first(parameters, "response_type").orElse("").equals("code")) {
            return fault("unsupported_response_type", "response_type is code.");
        }
        boolean method = first(parameters, "code_challenge_method").orElse("").equals(CodeChallenge.METHOD);
        if (first(parameters, "code_challenge").isPresent() && (challenge.isEmpty() || !method)) {
            return fault("invalid_request", "code_challenge is a SHA-256 in base64url, with the method S256.");
        }
        return scopes.isEmpty()
                ? fault("invalid_scope", "scope is some of %s, with blanks between.".formatted(words()))
                : Optional.empty();
    }

    private static Optional<Map<String, String>> fault(String error, String description) {
        Map<String, String> fault = new LinkedHashMap<>();
        fault.put("error", error);
        fault.put("error_description", description);
        return Optional.of(fault);
    }

    private static URI answer(OAuthClient client, Map<String, String> parameters, Optional<String> state) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        state.ifPresent(given -> all.put("state", given));
        return client.redirect().with(all);
    }

    /** Heroku gives everything to who asks for nothing. Empty if one is unknown. */
    private static Set<Scope> scopes(String given) {
        return given.isBlank() ? EnumSet.of(Scope.GLOBAL) : Scope.read(given);
    }

    private static String words() {
        return Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.joining(", "));
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
