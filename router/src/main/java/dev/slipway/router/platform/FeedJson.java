package dev.slipway.router.platform;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.model.route.FeedMessage;

/**
 * The JSON of the feed: the records' component names, and {@code kind} for the message's type. A field that this router
 * does not know is ignored, so that a newer platform can feed an older router.
 */
public final class FeedJson {
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(FeedMessage.class, Kinds.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private FeedJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = FeedMessage.Snapshot.class, name = "snapshot"),
        @JsonSubTypes.Type(value = FeedMessage.Changed.class, name = "changed"),
        @JsonSubTypes.Type(value = FeedMessage.Removed.class, name = "removed"),
        @JsonSubTypes.Type(value = FeedMessage.Heartbeat.class, name = "heartbeat")
    })
    private interface Kinds {}
}
