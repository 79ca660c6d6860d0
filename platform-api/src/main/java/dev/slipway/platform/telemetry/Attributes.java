package dev.slipway.platform.telemetry;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Values as OTLP writes them. */
final class Attributes {
    private Attributes() {}

    static KeyValue text(String key, String value) {
        return KeyValue.newBuilder().setKey(key).setValue(body(value)).build();
    }

    static KeyValue number(String key, long value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setIntValue(value))
                .build();
    }

    static AnyValue body(String text) {
        return AnyValue.newBuilder().setStringValue(text).build();
    }

    /** Since 1970. */
    static long nanos(Instant at) {
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }
}
