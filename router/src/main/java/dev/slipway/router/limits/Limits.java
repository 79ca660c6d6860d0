package dev.slipway.router.limits;

import java.time.Duration;

/**
 * Every timeout and limit of the router.
 *
 * @param connect to open a connection to a dyno; then H19
 * @param firstByte from the request's last byte to the response's first; then H12
 * @param idle without a byte in either direction in the middle of a request or a tunnel; then H15 or H28
 * @param boot that a request waits for a first healthy dyno; then H20
 * @param clientIdle that a client may keep a connection open between requests
 * @param quarantine that a dyno which refused a connection is passed over
 * @param pooledIdle that an unused connection to a dyno is kept
 * @param safeReuse that a pooled connection may have been idle to carry a request which can't be sent twice; shorter
 *     than any web server's keep-alive timeout, so that the server can't be closing it at that moment
 * @param sweep how often deadlines are looked at
 * @param linger that a client still sending may take to notice that it was answered, before its connection is cut
 * @param shutdown for requests in flight after SIGTERM
 * @param handshake that a client may take to begin TLS, and again to end the handshake
 * @param requestLine in bytes
 * @param headers in bytes, all of one message together
 * @param hello in bytes, the first message of a TLS client; the largest, with keys against quantum computers, have 2 KB
 * @param pooledPerDyno idle connections kept to one dyno by one event loop
 */
public record Limits(
        Duration connect,
        Duration firstByte,
        Duration idle,
        Duration boot,
        Duration clientIdle,
        Duration quarantine,
        Duration pooledIdle,
        Duration safeReuse,
        Duration sweep,
        Duration linger,
        Duration shutdown,
        Duration handshake,
        int requestLine,
        int headers,
        int hello,
        int pooledPerDyno,
        FeedLimits feed,
        LogLimits logs) {

    public static final Limits DEFAULTS = new Limits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(55),
            Duration.ofSeconds(75),
            Duration.ofSeconds(90),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            Duration.ofMillis(200),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            8 * 1024,
            64 * 1024,
            16 * 1024,
            128,
            FeedLimits.DEFAULTS,
            LogLimits.DEFAULTS);

    /**
     * The stream from the platform and the reports to it.
     *
     * @param silence after which the stream counts as broken; heartbeats come every two seconds
     * @param firstBackoff before the second attempt to connect, doubled up to {@code lastBackoff}, with jitter
     * @param suspicion until a snapshot is asked for again that lacked too much
     * @param lease that a successful report renews
     * @param report how often to report when nothing changes
     * @param coalesce the least time between two reports
     * @param request for one report or batch of log lines to be answered
     */
    public record FeedLimits(
            Duration silence,
            Duration firstBackoff,
            Duration lastBackoff,
            Duration suspicion,
            Duration lease,
            Duration report,
            Duration coalesce,
            Duration request) {
        public static final FeedLimits DEFAULTS = new FeedLimits(
                Duration.ofSeconds(6),
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofMillis(50),
                Duration.ofSeconds(5));
    }

    /**
     * The way of the log lines.
     *
     * @param spool lines kept while the platform is away
     * @param spoolBytes of memory for them, about
     * @param batch lines in one request
     * @param batchBytes in one request; a quarter of what the platform takes by default ({@code slipway.log.router-batch})
     * @param delay that a line waits for others
     */
    public record LogLimits(int spool, long spoolBytes, int batch, int batchBytes, Duration delay) {
        public static final LogLimits DEFAULTS =
                new LogLimits(50_000, 48L * 1024 * 1024, 5000, 1024 * 1024, Duration.ofMillis(200));
    }
}
