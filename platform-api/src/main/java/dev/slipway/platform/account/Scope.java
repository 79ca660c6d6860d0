package dev.slipway.platform.account;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** The scopes of words with commas or blanks between; empty if one of them is unknown, or if there is none. */
    public static Set<Scope> read(String words) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : words.strip().split("[, ]+")) {
            Optional<Scope> scope = of(word);
            if (scope.isEmpty()) {
                return Set.of();
            }
            scopes.add(scope.get());
        }
        return scopes;
    }

    /** Their words with commas between, always in the same order. */
    public static String join(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(","));
    }

    /** Whether a key of the granted scopes may do all that needs these. */
    public static boolean areIn(Set<Scope> wanted, Set<Scope> granted) {
        return wanted.stream().allMatch(scope -> scope.isIn(granted));
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
