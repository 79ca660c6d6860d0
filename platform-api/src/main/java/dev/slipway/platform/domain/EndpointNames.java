package dev.slipway.platform.domain;

import dev.slipway.platform.certificate.SniEndpoint;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Invents names of certificates in the manner of {@code harbor-41872}. */
final class EndpointNames {
    private static final List<String> PLACES = List.of(
            "bergen",
            "brest",
            "cadiz",
            "cork",
            "dover",
            "gdansk",
            "genoa",
            "ghent",
            "hobart",
            "kobe",
            "lagos",
            "lisbon",
            "malmo",
            "oban",
            "oslo",
            "porto",
            "riga",
            "split",
            "turku",
            "valletta");

    private final RandomGenerator random = new SecureRandom();

    /** One that none of these has; those of managed certificates begin with {@code acm-}. */
    String nextBeside(List<SniEndpoint> present, boolean managed) {
        String kind = managed ? "acm-" : "";
        Set<String> taken = present.stream().map(endpoint -> endpoint.name).collect(Collectors.toSet());
        return Stream.generate(() ->
                        kind + "%s-%05d".formatted(PLACES.get(random.nextInt(PLACES.size())), random.nextInt(100_000)))
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }
}
