package dev.slipway.console.key;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.List;

/** The fields of the form that makes an API key, as they were filled in. */
public class NewKeyForm {
    private static final String MONTH = "2592000";

    @FormParam("description")
    @DefaultValue("")
    String description = "";

    @FormParam("scope")
    List<String> scopes = List.of();

    @FormParam("expires-in")
    @DefaultValue("")
    String expiresIn = MONTH;

    public String description() {
        return description;
    }

    public String expiresIn() {
        return expiresIn;
    }

    public boolean has(String scope) {
        return scopes.contains(scope);
    }

    /** As the API takes it. A form without a scope asks for none, and is refused: it must not become one for everything. */
    JsonNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        scopes.forEach(body.withArray("scope")::add);
        if (!description.isBlank()) {
            body.put("description", description.strip());
        }
        if (!expiresIn.isEmpty()) {
            body.put("expires_in", expiresIn);
        }
        return body;
    }
}
