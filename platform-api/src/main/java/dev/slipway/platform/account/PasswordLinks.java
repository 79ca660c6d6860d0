package dev.slipway.platform.account;

import dev.slipway.platform.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** The links that administrators pass on, since the platform sends no mail: pages of the console. */
@ApplicationScoped
class PasswordLinks {
    private final Passwords passwords;
    private final Caller caller;
    private final PlatformConfig config;

    PasswordLinks(Passwords passwords, Caller caller, PlatformConfig config) {
        this.passwords = passwords;
        this.caller = caller;
        this.config = config;
    }

    URI to(Account account) {
        return URI.create(config.apiUrl() + "/console/password/" + passwords.offer(caller.account(), account));
    }
}
