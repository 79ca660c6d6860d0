package dev.slipway.platform.source;

import dev.slipway.model.error.SlipwayException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A gzipped tarball from a stranger. */
final class Tarball {
    private static final int OWNER_MAY_EXECUTE = 0100;

    /** All else that is no directory or link is a device, a pipe, or of a kind that we don't know. */
    private static final Set<Byte> FILES =
            Set.of(TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL, TarConstants.LF_CONTIG);

    private final InputStream packed;
    private final long maxBytes;
    private final int maxEntries;

    Tarball(InputStream packed, long maxBytes, int maxEntries) {
        this.packed = packed;
        this.maxBytes = maxBytes;
        this.maxEntries = maxEntries;
    }

    /** @throws SlipwayException if it is none, or holds what doesn't belong into a source */
    void writeTo(TarTarget target) {
        try (Unpacked unpacked = new Unpacked(new GZIPInputStream(new BufferedInputStream(packed)), maxBytes);
                TarArchiveInputStream tar = new TarArchiveInputStream(unpacked, "UTF-8")) {
            int entries = 0;
            for (TarArchiveEntry entry = next(tar, unpacked); entry != null; entry = next(tar, unpacked)) {
                entries++;
                if (entries > maxEntries) {
                    throw SlipwayException.invalid("The tarball holds more than %d files.", maxEntries);
                }
                add(entry, tar, target);
                tar.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException | IllegalArgumentException e) {
            throw SlipwayException.invalid(
                    "The source is no gzipped tarball, or it was cut off on its way: %s. Make one with: tar czf source.tgz .",
                    Objects.requireNonNullElse(e.getMessage(), "no reason given"));
        }
    }

    private static TarArchiveEntry next(TarArchiveInputStream tar, Unpacked unpacked) throws IOException {
        unpacked.beginHeader();
        TarArchiveEntry entry = tar.getNextEntry();
        unpacked.endHeader();
        return entry;
    }

    private static void add(TarArchiveEntry entry, TarArchiveInputStream content, TarTarget target) throws IOException {
        String path = SourcePath.of(entry.getName());
        if (path.isEmpty() || SourcePath.ofGit(path)) {
            return;
        }
        if (entry.isSymbolicLink()) {
            target.link(path, SourcePath.linkTarget(path, entry.getLinkName()));
        } else if (entry.isLink()) {
            target.copy(path, SourcePath.of(entry.getLinkName()));
        } else if (entry.isDirectory()) {
            target.directory(path);
        } else if (entry.isSparse() || !FILES.contains(entry.getLinkFlag())) {
            throw SlipwayException.invalid(
                    "The tarball holds %s, which is neither a file, a directory nor a link.", path);
        } else {
            target.file(path, (entry.getMode() & OWNER_MAY_EXECUTE) != 0, entry.getSize(), content);
        }
    }
}
