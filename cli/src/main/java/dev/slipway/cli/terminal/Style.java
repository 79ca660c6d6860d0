package dev.slipway.cli.terminal;

/** How a piece of text stands out on a terminal, as Heroku's client does it. */
public enum Style {
    APP("38;5;147"),
    HEADING("1"),
    NAME("36"),
    GOOD("32"),
    BAD("31"),
    FAINT("2");

    final String code;

    Style(String code) {
        this.code = code;
    }
}
