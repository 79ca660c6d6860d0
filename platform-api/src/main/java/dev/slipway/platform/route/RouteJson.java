package dev.slipway.platform.route;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.model.route.FeedMessage;

/** The feed's JSON: the components of the model's records under their own names, told apart by {@code kind}. */
final class RouteJson {
    static final ObjectMapper MAPPER =
            JsonMapper.builder().addMixIn(FeedMessage.class, Kinds.class).build();

    private RouteJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = FeedMessage.Snapshot.class, name = "snapshot"),
        @JsonSubTypes.Type(value = FeedMessage.Changed.class, name = "changed"),
        @JsonSubTypes.Type(value = FeedMessage.Removed.class, name = "removed"),
        @JsonSubTypes.Type(value = FeedMessage.Heartbeat.class, name = "heartbeat")
    })
    private interface Kinds {}
}
