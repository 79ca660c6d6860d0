package dev.slipway.console.page;

import dev.slipway.model.error.SlipwayException;

/** Why something did not work, for the head of the page. */
public record Notice(String text) {
    public static Notice of(SlipwayException exception) {
        return new Notice(exception.problem().message());
    }
}
