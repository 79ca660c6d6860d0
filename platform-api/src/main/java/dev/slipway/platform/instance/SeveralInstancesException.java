package dev.slipway.platform.instance;

/** A platform may not work on this database, since another one does that doesn't hear its hints. */
class SeveralInstancesException extends RuntimeException {
    SeveralInstancesException(String message) {
        super(message);
    }

    static SeveralInstancesException of(String holder, boolean kafka) {
        String why = kafka
                ? "That one runs without Kafka, so neither would hear the other's hints. Stop it, and start it again with"
                        + " SLIPWAY_KAFKA_BOOTSTRAP_SERVERS set to the same brokers as here"
                : "Without Kafka only one may run. Stop that one, or give this platform a database of its own; to run"
                        + " several on one database, set SLIPWAY_KAFKA_BOOTSTRAP_SERVERS to the same brokers on each";
        return new SeveralInstancesException(
                "This platform can't work on its database: another one does (" + holder + "). " + why + ".");
    }
}
