package dev.slipway.platform.registry;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The name of a repository as the distribution specification has it: lower-case segments divided by slashes. No segment
 * can begin with a dot or an underscore, so a name is safe as a path, and can't collide with the store's own folders.
 */
record RepositoryName(String value) {
    private static final int MAX_LENGTH = 255;
    private static final String SEGMENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern NAME = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + ")*");

    /** @throws RegistryException {@code NAME_INVALID} */
    RepositoryName {
        // The length comes first: it bounds what the pattern has to look at.
        if (value.length() > MAX_LENGTH || !NAME.matcher(value).matches()) {
            throw new RegistryException(
                    ErrorCode.NAME_INVALID,
                    "'" + shortened(value) + "' is not a repository name: use lower-case letters, digits, single"
                            + " separators (. _ __ -) and slashes, " + MAX_LENGTH + " characters at most");
        }
    }

    Path under(Path directory) {
        return directory.resolve(value);
    }

    private static String shortened(String value) {
        return value.length() > MAX_LENGTH ? value.substring(0, MAX_LENGTH) + "…" : value;
    }

    @Override
    public String toString() {
        return value;
    }
}
