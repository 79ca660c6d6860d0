package dev.slipway.platform.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an API key is good for, in Heroku's words. */
public enum Scope {
    /** Everything, the account and its keys too. */
    GLOBAL,
    /** To know whose key it is. */
    IDENTITY,
    /** To see apps and all that belongs to them, but not their config vars. */
    READ,
    /** To change them too. */
    WRITE,
    /** To see config vars as well. */
    READ_PROTECTED,
    /** To change config vars as well, and to run commands in dynos, which see them. */
    WRITE_PROTECTED;

    /** Heroku's word, such as {@code read-protected}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }

    /** Whether a key of these scopes may do what needs this one. */
    boolean isIn(Set<Scope> granted) {
        if (granted.contains(GLOBAL)) {
            return true;
        }
        return switch (this) {
            case GLOBAL -> false;
            case IDENTITY -> granted.contains(IDENTITY);
            case READ -> granted.stream().anyMatch(scope -> scope != IDENTITY);
            case WRITE -> granted.contains(WRITE) || granted.contains(WRITE_PROTECTED);
            case READ_PROTECTED -> granted.contains(READ_PROTECTED) || granted.contains(WRITE_PROTECTED);
            case WRITE_PROTECTED -> granted.contains(WRITE_PROTECTED);
        };
    }
}
