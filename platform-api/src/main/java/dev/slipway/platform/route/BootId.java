package dev.slipway.platform.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kernel's id of this boot: after a reboot, addresses in routes on disk may be other dynos'. */
final class BootId {
    private static final Path FILE = Path.of("/proc/sys/kernel/random/boot_id");

    private BootId() {}

    /** The id, or {@code unknown} where the kernel has none: then a router never trusts its disk. */
    static String read() {
        try {
            return Files.readString(FILE).strip();
        } catch (IOException noSuchKernel) {
            return "unknown";
        }
    }
}
