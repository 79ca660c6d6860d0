package dev.slipway.platform.hint;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
            second.send(answer);
            await().atMost(SOON).until(() -> own.contains(answer));
            assertEquals(List.of(hint, answer), own);
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
            long begin = System.nanoTime();
            sent.forEach(sender::send);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, "2000 hints took " + took);
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
        Hint hint = hint(Hint.Kind.ROUTES);
        long begin = System.nanoTime();
        bus.open();
        bus.send(hint);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, "opening and sending took " + took);
        assertEquals(List.of(hint), own);
        channel.close();
    }

    private HintChannel channel(String brokers) {
        return new HintChannel(connector, Optional.of(brokers), installation);
    }
}
