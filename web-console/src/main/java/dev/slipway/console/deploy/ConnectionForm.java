package dev.slipway.console.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;

/** The fields of the form that connects a repository, as they were typed. */
public class ConnectionForm {
    @FormParam("url")
    @DefaultValue("")
    String url = "";

    @FormParam("kind")
    @DefaultValue("")
    String kind = "";

    @FormParam("branch")
    @DefaultValue("")
    String branch = "";

    @FormParam("token")
    @DefaultValue("")
    String token = "";

    public String url() {
        return url.strip();
    }

    public String kind() {
        return kind;
    }

    public String branch() {
        return branch.strip();
    }

    /** As the API takes it: what was left empty is not said, so that a token that was given before stays. */
    JsonNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("url", url());
        putIfGiven(body, "kind", kind);
        putIfGiven(body, "branch", branch());
        putIfGiven(body, "token", token.strip());
        return body;
    }

    private static void putIfGiven(ObjectNode body, String field, String value) {
        if (!value.isEmpty()) {
            body.put(field, value);
        }
    }
}
