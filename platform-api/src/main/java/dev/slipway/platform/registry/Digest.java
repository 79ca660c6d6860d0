package dev.slipway.platform.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The SHA-256 of a blob: the only algorithm that the registry stores by. {@code hex} has 64 lower-case digits. */
record Digest(String hex) implements Comparable<Digest> {
    static final String ALGORITHM = "sha256";
    private static final Pattern HEX = Pattern.compile("[a-f0-9]{64}");
    private static final String PREFIX = ALGORITHM + ":";

    Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in hex: " + hex);
        }
    }

    static Optional<Digest> find(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return ofHex(text.substring(PREFIX.length()));
    }

    static Optional<Digest> ofHex(String hex) {
        return HEX.matcher(hex).matches() ? Optional.of(new Digest(hex)) : Optional.empty();
    }

    /** @throws RegistryException {@code DIGEST_INVALID} */
    static Digest parse(String text) {
        return find(text)
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.DIGEST_INVALID,
                        "'" + text + "' is not a digest this registry stores by: give sha256: and 64 hex digits"));
    }

    static Digest of(byte[] content) {
        return new Digest(HexFormat.of().formatHex(sha256().digest(content)));
    }

    /** The digest that a finished computation gave. Resets {@code sha256}. */
    static Digest of(MessageDigest sha256) {
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
