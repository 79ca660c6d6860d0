package dev.slipway.platform.hint;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where hints go beyond this JVM. What else Kafka's clients need (TLS, SASL) is read from {@code kafka.*}. */
@ConfigMapping(prefix = "slipway.kafka")
public interface KafkaConfig {
    /** Brokers as host:port, separated by commas. Without any, hints stay in this JVM, and one platform may run. */
    Optional<String> bootstrapServers();
}
