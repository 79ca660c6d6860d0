package dev.slipway.platform.net;

import dev.slipway.platform.file.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Chooses an installation's range once, and keeps the choice in {@code $SLIPWAY_HOME/network-pool}: a random
 * {@code 10.N.0.0/16} that no route of this machine leads into, so that several installations share one engine.
 */
final class PoolChoice {
    private static final Path ROUTES = Path.of("/proc/net/route");
    private static final int FIRST = 64;
    private static final int LAST = 254;

    private PoolChoice() {}

    static String of(Path home, RandomGenerator random) {
        Path file = home.resolve("network-pool");
        return PrivateFile.read(file).orElseGet(() -> {
            String chosen = choose(routed(), random);
            PrivateFile.write(file, chosen.getBytes(StandardCharsets.UTF_8));
            return chosen;
        });
    }

    static String choose(Set<Integer> routed, RandomGenerator random) {
        List<Integer> free = IntStream.rangeClosed(FIRST, LAST)
                .boxed()
                .filter(second -> !routed.contains(second))
                .toList();
        if (free.isEmpty()) {
            throw new IllegalStateException(
                    "Routes lead into every range from 10.64.0.0/16 to 10.254.0.0/16. Set slipway.network-pool to a free range.");
        }
        return "10.%d.0.0/16".formatted(free.get(random.nextInt(free.size())));
    }

    /** The second byte of each route's destination in 10.0.0.0/8, from the kernel's table of little-endian words. */
    private static Set<Integer> routed() {
        try {
            Set<Integer> seconds = new HashSet<>();
            for (String line : Files.readAllLines(ROUTES)) {
                String[] fields = line.split("\\s+");
                if (fields.length > 2 && fields[1].matches("[0-9A-F]{6}0A")) {
                    seconds.add(Integer.parseInt(fields[1].substring(4, 6), 16));
                }
            }
            return seconds;
        } catch (NoSuchFileException notLinux) {
            return Set.of();
        } catch (IOException e) {
            throw new IllegalStateException("Could not read the machine's routes in " + ROUTES, e);
        }
    }
}
