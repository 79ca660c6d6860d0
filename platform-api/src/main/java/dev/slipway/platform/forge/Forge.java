package dev.slipway.platform.forge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose ways a repository's server has. */
public enum Forge {
    GITHUB("x-access-token"),
    GITLAB("oauth2");

    private final String tokenUser;

    Forge(String tokenUser) {
        this.tokenUser = tokenUser;
    }

    /** The user name that goes with a token where git asks for a name and a password. */
    String tokenUser() {
        return tokenUser;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Forge> of(String word) {
        return Arrays.stream(values())
                .filter(forge -> forge.word().equals(word))
                .findFirst();
    }

    /** What a server most likely is, by its name. */
    static Forge guess(String host) {
        return host.toLowerCase(Locale.ROOT).contains("gitlab") ? GITLAB : GITHUB;
    }
}
