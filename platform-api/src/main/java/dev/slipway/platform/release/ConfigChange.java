package dev.slipway.platform.release;

import dev.slipway.model.app.ConfigVars;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Says in Heroku's words which config vars changed, without their values. */
final class ConfigChange {
    private ConfigChange() {}

    static String describe(ConfigVars before, ConfigVars after) {
        SortedSet<String> removed = new TreeSet<>(before.values().keySet());
        removed.removeAll(after.values().keySet());
        List<String> set = after.values().entrySet().stream()
                .filter(var -> !var.getValue().equals(before.values().get(var.getKey())))
                .map(java.util.Map.Entry::getKey)
                .toList();
        if (removed.isEmpty()) {
            return "Set " + String.join(", ", set) + " config vars";
        }
        if (set.isEmpty()) {
            return "Remove " + String.join(", ", removed) + " config vars";
        }
        return "Set " + String.join(", ", set) + " and remove " + String.join(", ", removed) + " config vars";
    }
}
