package dev.slipway.platform.ci;

/** Text that grows at its end, and loses its beginning once it is too long. Not thread-safe. */
final class KeptText {
    /** In characters. */
    static final int LONGEST = 4 * 1024 * 1024;

    static final String LEFT_OUT = "(The beginning was too long to be kept.)\n";

    private final StringBuilder text = new StringBuilder();
    private boolean cut;

    void add(String more) {
        // PostgreSQL has no NUL in texts.
        text.append(more.replace("\0", ""));
        if (text.length() > 2 * LONGEST) {
            cut();
        }
    }

    String text() {
        if (text.length() > LONGEST) {
            cut();
        }
        return cut ? LEFT_OUT + text : text.toString();
    }

    /** What was kept before; it begins with a line. */
    private void cut() {
        cut = true;
        text.delete(0, text.length() - LONGEST);
        int line = text.indexOf("\n");
        text.delete(0, line + 1);
    }
}
