package dev.slipway.router.logs;

/** Where event loops leave their lines. Never blocks. */
@FunctionalInterface
public interface RequestLog {
    void add(RequestLine line);
}
