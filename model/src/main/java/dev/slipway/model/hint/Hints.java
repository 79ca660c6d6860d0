package dev.slipway.model.hint;

/** Sends hints, after the change they speak of has been committed. Thread-safe, never blocks, never fails. */
public interface Hints {
    void send(Hint hint);
}
