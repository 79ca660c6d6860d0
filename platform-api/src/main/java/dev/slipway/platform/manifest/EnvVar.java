package dev.slipway.platform.manifest;

import dev.slipway.platform.account.Tokens;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an app.json says of one config var. Prints without its value.
 *
 * @param value null if it is to come from elsewhere
 * @param secret whether each app gets a random value of its own
 * @param required whether the app can't do without it
 */
record EnvVar(@Nullable String value, boolean secret, boolean required) {
    /** Gives it a value if it has none yet. */
    void complete(String name, Map<String, String> vars) {
        if (!vars.containsKey(name)) {
            replace(name, vars);
        }
    }

    /** Gives it the value that is said here, if one is. */
    void replace(String name, Map<String, String> vars) {
        if (secret) {
            vars.put(name, Tokens.random());
        } else if (value != null) {
            vars.put(name, value);
        }
    }

    @Override
    public String toString() {
        return "EnvVar[redacted]";
    }
}
