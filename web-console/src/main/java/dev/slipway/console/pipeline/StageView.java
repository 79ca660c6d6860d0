package dev.slipway.console.pipeline;

import dev.slipway.console.app.AppRow;
import java.util.List;
import java.util.Locale;

/**
 * A stage with its apps.
 *
 * @param apps those that whoever looks at it sees
 * @param hidden how many others there are
 */
record StageView(String name, List<Place> apps, int hidden) {
    /**
     * An app in its stage.
     *
     * @param removable whether whoever looks at it may move it and take it out
     * @param targets the apps of the next stage that they may promote it to
     */
    record Place(AppRow app, boolean removable, List<String> targets) {}

    /** Such as {@code Staging}. */
    public String title() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
