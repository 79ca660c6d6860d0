package dev.slipway.platform.log;

import dev.slipway.model.log.LogLine;
import dev.slipway.model.log.LogOffset;
import dev.slipway.model.log.LogSink;
import dev.slipway.platform.log.StreamPosition.Stream;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Keeps the last lines of every app on disk, numbered, and feeds those who follow them.
 *
 * <p>Lines are in the operating system's hands when {@code append} returns: a kill of the process loses none of them,
 * a power cut may lose those since the last sync of the app's segment. Each call is stored as one group per app, whole
 * or not at all; the offset of a container's stream is part of that group. Thread-safe.
 */
@Singleton
public final class LogStore implements LogSink {
    private final LogConfig config;
    private final LogFolders folders;
    private final OpenFiles openFiles;
    private final Map<UUID, AppLogStream> apps = new ConcurrentHashMap<>();

    @Inject
    LogStore(LogConfig config) {
        this.config = config;
        this.folders = new LogFolders(config.directory());
        this.openFiles = new OpenFiles(config.openFiles());
        folders.removeDeleted();
    }

    @Override
    public void append(List<LogLine> lines) {
        Map<UUID, List<LogLine>> byApp =
                lines.stream().collect(Collectors.groupingBy(LogLine::appId, LinkedHashMap::new, Collectors.toList()));
        byApp.forEach((app, own) -> {
            AppLogStream stream = app(app);
            stream.append(own, null);
            openFiles.wrote(stream);
        });
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the lines are of several apps; a dyno has one
     */
    @Override
    public void append(UUID dynoId, int attempt, List<LogLine> lines, LogOffset after) {
        if (lines.isEmpty()) {
            return;
        }
        UUID app = lines.getFirst().appId();
        if (!lines.stream().allMatch(line -> line.appId().equals(app))) {
            throw new IllegalArgumentException("lines of several apps in the stream of dyno " + dynoId);
        }
        AppLogStream stream = app(app);
        stream.append(lines, new StreamPosition(dynoId, attempt, after));
        openFiles.wrote(stream);
    }

    @Override
    public Optional<LogOffset> offset(UUID dynoId, int attempt) {
        return folders.appOf(dynoId).flatMap(app -> app(app).offset(new Stream(dynoId, attempt)));
    }

    /** The app's last {@code n} lines that match, oldest first. */
    public List<StoredLine> last(UUID app, int n, LogFilter filter) {
        return app(app).last(n, filter);
    }

    /** The app's last {@code n} lines that match, and then all that come. The caller closes it. */
    public LogTail follow(UUID app, int n, LogFilter filter) {
        return app(app).follow(n, filter);
    }

    /** Reads the app's lines from the one after this sequence number on, or from the oldest that is kept. */
    public LogReader readAfter(UUID app, long sequence) {
        return LogReader.after(app(app), sequence);
    }

    /** Reads the app's lines of this moment and later. */
    public LogReader readSince(UUID app, Instant moment) {
        return app(app).readSince(moment);
    }

    /** The sequence number of the app's last line; 0 if it never had one. */
    public long lastSequence(UUID app) {
        return app(app).snapshot().lastSequence();
    }

    /** Which store this is: sequence numbers mean something in their own only. The same after a restart. */
    public UUID id() {
        return folders.id();
    }

    /** How many follow the app's log at this moment. */
    public int followers(UUID app) {
        return app(app).followers();
    }

    /** Drops the offsets of a dyno whose containers are gone; to be called once their logs are read to the end. */
    public void forget(UUID dynoId) {
        folders.appOf(dynoId).ifPresent(app -> app(app).forget(dynoId));
    }

    /** Removes all lines of an app that was destroyed, and ends those who follow it. Late lines are dropped. */
    public void delete(UUID app) {
        AppLogStream stream = app(app);
        stream.closeForDeletion();
        openFiles.forget(stream);
        folders.delete(app);
    }

    /** Syncs all to the disk, and ends those who follow. */
    @PreDestroy
    public void close() {
        apps.values().forEach(AppLogStream::close);
    }

    private AppLogStream app(UUID app) {
        return apps.computeIfAbsent(app, id -> new AppLogStream(id, folders.of(id), config));
    }
}
