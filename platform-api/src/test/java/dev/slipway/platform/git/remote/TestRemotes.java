package dev.slipway.platform.git.remote;

import dev.slipway.platform.git.GitConfig;
import dev.slipway.platform.outbound.Outside;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The way to repositories elsewhere for tests, without Quarkus. */
public final class TestRemotes {
    private TestRemotes() {}

    public static RemoteFetch trusting(String... hosts) {
        return with(64L * 1024 * 1024, Duration.ofMinutes(1), hosts);
    }

    static RemoteFetch with(long mostBytes, Duration within, String... hosts) {
        return new RemoteFetch(
                Outside.http(hosts), Outside.addresses(hosts), new Limits(mostBytes, within), Clock.systemUTC());
    }

    private record Limits(long mostBytes, Duration fetchTimeout) implements GitConfig {
        @Override
        public Path directory() {
            return Path.of("target");
        }

        @Override
        public List<String> deployBranches() {
            return List.of("main");
        }

        @Override
        public MemorySize maxPackSize() {
            return new MemorySize(BigInteger.valueOf(mostBytes));
        }

        @Override
        public MemorySize maxObjectSize() {
            return maxPackSize();
        }
    }
}
