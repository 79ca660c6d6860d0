package dev.slipway.platform.hint;

import dev.slipway.model.hint.Hint;
import dev.slipway.platform.PlatformConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jspecify.annotations.Nullable;

/**
 * The channel that carries hints to the platform's other instances: SmallRye's Kafka connector on one topic. It is
 * closed unless brokers are configured. A broker that is away costs the hints of that time and nothing else: neither
 * opening nor sending waits for it or fails, and both ends find it again by themselves. Thread-safe.
 */
@ApplicationScoped
class HintChannel {
    private static final Logger LOG = System.getLogger(HintChannel.class.getName());
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);

    private final Instance<KafkaConnector> connector;
    private final UUID origin = UUID.randomUUID();
    private final Optional<ChannelSettings> settings;
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile @Nullable MultiEmitter<? super Message<String>> outgoing;
    private volatile @Nullable Cancellable incoming;

    @Inject
    HintChannel(
            @Connector(KafkaConnector.CONNECTOR_NAME) Instance<KafkaConnector> connector,
            KafkaConfig kafka,
            PlatformConfig platform) {
        this(connector, kafka.bootstrapServers(), platform.installation());
    }

    HintChannel(Instance<KafkaConnector> connector, Optional<String> brokers, String installation) {
        this.connector = connector;
        this.settings = brokers.map(list -> new ChannelSettings(list, installation, origin));
    }

    /** From now on hints are sent, and those of other instances heard. Returns before any broker has answered. */
    void open(Consumer<Hint> heard) {
        settings.ifPresent(to -> {
            incoming = Multi.createFrom()
                    .publisher(connector.get().getPublisher(to.incoming()))
                    .onFailure()
                    .retry()
                    .withBackOff(FIRST_RETRY, LAST_RETRY)
                    .indefinitely()
                    .subscribe()
                    .with(message -> hear(message, heard));
            Multi.createFrom()
                    .<Message<String>>emitter(emitter -> outgoing = emitter, BackPressureStrategy.DROP)
                    .subscribe()
                    .withSubscriber(sender(to));
            LOG.log(Level.INFO, "hints go over Kafka brokers={0} topic={1}", to.brokers(), to.topic());
        });
    }

    void send(Hint hint) {
        MultiEmitter<? super Message<String>> emitter = outgoing;
        if (emitter != null) {
            emitter.emit(Message.of(new HintRecord(origin, hint).text(), this::arrived, this::lost));
        }
    }

    /** The connector closes its clients by itself, when the application ends. */
    @PreDestroy
    void close() {
        outgoing = null;
        Cancellable subscription = incoming;
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @SuppressWarnings("unchecked")
    private Flow.Subscriber<Message<String>> sender(ChannelSettings to) {
        return (Flow.Subscriber<Message<String>>) connector.get().getSubscriber(to.outgoing());
    }

    private void hear(Message<?> message, Consumer<Hint> heard) {
        message.ack();
        HintRecord.parse(String.valueOf(message.getPayload()))
                .filter(record -> !record.origin().equals(origin))
                .ifPresent(record -> heard.accept(record.hint()));
    }

    private CompletionStage<Void> arrived() {
        if (away.compareAndSet(true, false)) {
            LOG.log(Level.INFO, "hints reach the other instances again");
        }
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<Void> lost(Throwable reason) {
        if (away.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "hints don''t reach the other instances, which poll meanwhile; check that the brokers run, and "
                            + "SLIPWAY_KAFKA_BOOTSTRAP_SERVERS: brokers={0} reason={1}",
                    settings.map(ChannelSettings::brokers).orElse(""),
                    rootOf(reason).getMessage());
        }
        return CompletableFuture.completedFuture(null);
    }

    /** Kafka's own exceptions say that a client could not be made; the reason why is beneath. */
    private static Throwable rootOf(Throwable reason) {
        Throwable root = reason;
        for (Throwable cause = reason.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}
