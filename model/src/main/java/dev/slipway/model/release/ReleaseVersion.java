package dev.slipway.model.release;

/** The number of a release within its app, from 1; printed as {@code v1}. */
public record ReleaseVersion(int number) implements Comparable<ReleaseVersion> {
    public ReleaseVersion {
        if (number < 1) {
            throw new IllegalArgumentException("a release has a number from 1, not " + number);
        }
    }

    @Override
    public int compareTo(ReleaseVersion other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "v" + number;
    }
}
