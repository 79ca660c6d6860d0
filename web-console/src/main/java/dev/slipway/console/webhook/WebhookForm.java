package dev.slipway.console.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.List;

/** The fields of the form that adds a webhook, as they were filled in. */
public class WebhookForm {
    @FormParam("url")
    @DefaultValue("")
    String url = "";

    @FormParam("level")
    @DefaultValue("notify")
    String level = "notify";

    @FormParam("include")
    List<String> include = List.of();

    @FormParam("secret")
    @DefaultValue("")
    String secret = "";

    @FormParam("authorization")
    @DefaultValue("")
    String authorization = "";

    public String url() {
        return url.strip();
    }

    public String level() {
        return level;
    }

    public boolean includes(String word) {
        return include.contains(word);
    }

    /** As the API takes it; a secret that was left empty is made by the platform. */
    JsonNode body() {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("url", url()).put("level", level);
        include.forEach(body.withArray("include")::add);
        if (!secret.isBlank()) {
            body.put("secret", secret);
        }
        if (!authorization.isBlank()) {
            body.put("authorization", authorization);
        }
        return body;
    }
}
