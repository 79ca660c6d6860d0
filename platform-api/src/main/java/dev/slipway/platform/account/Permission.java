package dev.slipway.platform.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do with an app, in Heroku's words; each is granted by itself, and each brings {@link #VIEW}. */
public enum Permission {
    /** To see the app, its activity, its logs and its processes. */
    VIEW,
    /** To fetch and push its code, and to change what that code runs with: config vars, one-off dynos, formation. */
    DEPLOY,
    /** To keep it running: config vars, formation, restarts, maintenance, domains, drains, webhooks. */
    OPERATE,
    /** To rename, transfer and destroy it, and to say who else has which permission. */
    MANAGE;

    /** Heroku's word, such as {@code deploy}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Permission> of(String word) {
        return Arrays.stream(values())
                .filter(permission -> permission.word().equals(word))
                .findFirst();
    }
}
