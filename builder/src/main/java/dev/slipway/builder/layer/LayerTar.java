package dev.slipway.builder.layer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Date;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a directory as a layer's tar: sorted, one date, one owner, and of the modes only whether a file can be run.
 * Symbolic links stay links; devices, sockets and pipes are left out, as an image has no use for them.
 */
final class LayerTar {
    /** The date that Cloud Native Buildpacks give to all files. */
    private static final Date MODIFIED = Date.from(Instant.parse("1980-01-01T00:00:01Z"));

    private static final int OWNER = 1000;
    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;

    private final TarArchiveOutputStream tar;

    private LayerTar(OutputStream out) {
        tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    /**
     * @param root the directory
     * @param path where it is in the image, such as {@code /workspace}
     */
    static void write(Path root, String path, OutputStream out) throws IOException {
        LayerTar layer = new LayerTar(out);
        String prefix = path.substring(1) + "/";
        for (int slash = prefix.indexOf('/'); slash >= 0; slash = prefix.indexOf('/', slash + 1)) {
            layer.directory(prefix.substring(0, slash + 1));
        }
        FileTree.walk(root, (relative, file) -> layer.add(prefix + relative, file));
        layer.tar.finish();
        layer.tar.flush();
    }

    private void add(String name, Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            link(name, Files.readSymbolicLink(file).toString());
        } else if (FileTree.isDirectory(file)) {
            directory(name + "/");
        } else if (FileTree.isFile(file)) {
            file(name, file);
        }
    }

    private void directory(String name) throws IOException {
        put(new TarArchiveEntry(name, true), EXECUTABLE);
    }

    private void link(String name, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK, true);
        entry.setLinkName(target);
        put(entry, 0777);
    }

    private void file(String name, Path file) throws IOException {
        boolean executable = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)
                .contains(PosixFilePermission.OWNER_EXECUTE);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(Files.size(file));
        open(entry, executable ? EXECUTABLE : PLAIN);
        Files.copy(file, tar);
        tar.closeArchiveEntry();
    }

    private void put(TarArchiveEntry entry, int mode) throws IOException {
        open(entry, mode);
        tar.closeArchiveEntry();
    }

    private void open(TarArchiveEntry entry, int mode) throws IOException {
        entry.setMode(mode);
        entry.setModTime(MODIFIED);
        entry.setIds(OWNER, OWNER);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
    }
}
