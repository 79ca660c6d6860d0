package dev.slipway.platform.hint;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;

/**
 * What the Kafka connector is told of the two ends of the channel. They are made at run time, since one artifact runs
 * with and without Kafka, and lazy, since a broker that is away must not hold up the start.
 */
final class ChannelSettings {
    private static final String CHANNEL = "hints";

    /** Hints under way at a time; further ones are dropped, and the reconcilers' polling makes up for them. */
    private static final String IN_FLIGHT = "256";

    private static final String DELIVERY_MS = "5000";
    private static final String REQUEST_MS = "3000";
    private static final String BLOCK_MS = "2000";

    /** How soon a topic that was made later, or a broker that moved, is noticed. */
    private static final String METADATA_AGE_MS = "10000";

    private static final String SESSION_MS = "10000";
    private static final String CLOSE_MS = "1000";

    private final String brokers;
    private final String installation;
    private final UUID origin;

    ChannelSettings(String brokers, String installation, UUID origin) {
        this.brokers = brokers;
        this.installation = installation;
        this.origin = origin;
    }

    String brokers() {
        return brokers;
    }

    String topic() {
        return "slipway." + installation + "." + CHANNEL;
    }

    Config outgoing() {
        Map<String, String> settings = common("out");
        settings.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        settings.put("acks", "1");
        settings.put("enable.idempotence", "false");
        settings.put("retries", "0");
        settings.put("max-inflight-messages", IN_FLIGHT);
        settings.put("delivery.timeout.ms", DELIVERY_MS);
        settings.put("request.timeout.ms", REQUEST_MS);
        settings.put("max.block.ms", BLOCK_MS);
        settings.put("close-timeout", CLOSE_MS);
        return config(settings);
    }

    /** Every instance is a consumer group of its own, so each hears every hint; a hint from before its start is void. */
    Config incoming() {
        Map<String, String> settings = common("in");
        settings.put("value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        settings.put("group.id", "slipway." + installation + "." + origin);
        settings.put("auto.offset.reset", "latest");
        settings.put("enable.auto.commit", "false");
        settings.put("commit-strategy", "ignore");
        settings.put("failure-strategy", "ignore");
        settings.put("session.timeout.ms", SESSION_MS);
        settings.put("graceful-shutdown", "false");
        return config(settings);
    }

    private Map<String, String> common(String end) {
        Map<String, String> settings = new HashMap<>();
        settings.put("channel-name", CHANNEL + "-" + end);
        settings.put("bootstrap.servers", brokers);
        settings.put("topic", topic());
        settings.put("client.id", "slipway-" + end + "-" + origin);
        settings.put("metadata.max.age.ms", METADATA_AGE_MS);
        settings.put("lazy-client", "true");
        settings.put("health-enabled", "false");
        settings.put("tracing-enabled", "false");
        settings.put("cloud-events", "false");
        return settings;
    }

    private static Config config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "the channel of hints", 100))
                .build();
    }
}
