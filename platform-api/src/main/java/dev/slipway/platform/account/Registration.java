package dev.slipway.platform.account;

import dev.slipway.model.error.SlipwayException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Makes accounts for people who were invited, by their own doing. */
@ApplicationScoped
public class Registration {
    private final Users users;
    private final Passwords passwords;

    Registration(Users users, Passwords passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    /**
     * @param email one that somebody who may vouch for it has said is theirs
     * @param name blank for the address
     * @param how where the account comes from, for the audit log
     */
    @Transactional
    public Account register(String email, String name, String password, String confirmation, String how) {
        Account account = users.register(email, name(name), how);
        passwords.choose(account, password, confirmation);
        return account;
    }

    private static Optional<String> name(String given) {
        String name = given.strip();
        if (name.length() > AccountResource.LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw SlipwayException.invalid(
                    "A name has at most %d characters, on one line. Nothing was changed.",
                    AccountResource.LONGEST_NAME);
        }
        return Optional.of(name).filter(text -> !text.isEmpty());
    }
}
