package dev.slipway.platform.hint;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.slipway.model.hint.Hint;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The listeners are at a second instance, which hears the first over a real broker. */
@QuarkusTest
@TestProfile(HintsOverKafkaTest.WithBroker.class)
@QuarkusTestResource(PlatformServices.class)
class HintsOverKafkaTest extends HintContract {
    public static class WithBroker implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(KafkaBroker.class));
        }
    }

    /** Far less than hints would take that each waited for the client's own time limit of two seconds. */
    private static final Duration HELD_UP = Duration.ofSeconds(20);

    KafkaBroker broker;

    @Inject
    AfterCommit afterCommit;

    @Inject
    @Connector(KafkaConnector.CONNECTOR_NAME)
    Instance<KafkaConnector> connector;

    @ConfigProperty(name = "slipway.installation")
    String installation;

    private HintChannel secondChannel;
    private HintBus second;

    @Override
    HintBus receiver() {
        return second;
    }

    @BeforeEach
    @Override
    void listen() {
        secondChannel = channel(broker.address());
        second = new HintBus(afterCommit, secondChannel);
        second.open();
        super.listen();
    }

    @AfterEach
    void closeSecond() {
        secondChannel.close();
    }

    @Test
    void theSendersOwnListenersHearItAtOnceAndNoSecondTime() {
        List<Hint> own = new CopyOnWriteArrayList<>();
        try (HintBus.Subscription ignored = sender.listen(own::add)) {
            Hint hint = hint(Hint.Kind.BUILDS);
            sender.send(hint);
            assertEquals(List.of(hint), own);
            awaitHint(hint);
            Hint answer = hint(Hint.Kind.BUILDS);
            await().atMost(SOON).until(() -> {
                second.send(answer);
                return own.contains(answer);
            });
            assertEquals(1, own.stream().filter(hint::equals).count());
        }
    }

    @Test
    void aBrokerThatIsAwayHoldsUpNobodyAndHintsFlowAgainOnceItIsBack() {
        broker.kill();
        List<Hint> own = new CopyOnWriteArrayList<>();
        try (HintBus.Subscription ignored = sender.listen(own::add)) {
            List<Hint> sent = IntStream.range(0, 2000)
                    .mapToObj(i -> hint(Hint.Kind.DYNOS))
                    .toList();
            assertTimeout(HELD_UP, () -> sent.forEach(sender::send));
            assertEquals(sent, own);
            RestAssured.get("/q/health/ready").then().statusCode(200);
        } finally {
            broker.start();
        }
        Hint probe = hint(Hint.Kind.DYNOS);
        await().atMost(SOON.multipliedBy(2)).until(() -> {
            sender.send(probe);
            return timesHeard(probe) > 0;
        });
    }

    @Test
    void brokersThatCanNotBeFoundHoldUpNeitherStartNorSender() {
        HintChannel channel = channel("broker.invalid:9092");
        HintBus bus = new HintBus(afterCommit, channel);
        List<Hint> own = new CopyOnWriteArrayList<>();
        bus.listen(own::add);
        List<Hint> sent =
                IntStream.range(0, 20).mapToObj(i -> hint(Hint.Kind.ROUTES)).toList();
        assertTimeout(HELD_UP, () -> {
            bus.open();
            sent.forEach(bus::send);
        });
        assertEquals(sent, own);
        channel.close();
    }

    private HintChannel channel(String brokers) {
        return new HintChannel(connector, Optional.of(brokers), installation);
    }
}
