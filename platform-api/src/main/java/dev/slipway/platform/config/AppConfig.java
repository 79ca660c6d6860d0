package dev.slipway.platform.config;

import dev.slipway.model.app.ConfigVars;
import dev.slipway.platform.app.App;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The config vars that an app has now; a release takes a snapshot of them. */
@ApplicationScoped
public class AppConfig {
    private final Vault vault;

    AppConfig(Vault vault) {
        this.vault = vault;
    }

    public ConfigVars of(App app) {
        SortedMap<String, String> values = new TreeMap<>();
        for (ConfigVar var : ConfigVar.ofApp(app.id)) {
            values.put(var.name, vault.open(var.sealedValue, context(app.id, var.name)));
        }
        return new ConfigVars(values);
    }

    /** Makes the app's vars exactly these. Call it inside a transaction that holds the app. */
    public void replace(App app, ConfigVars vars) {
        Map<String, ConfigVar> stored = new TreeMap<>();
        ConfigVar.ofApp(app.id).forEach(var -> stored.put(var.name, var));
        stored.forEach((name, var) -> {
            if (!vars.values().containsKey(name)) {
                var.delete();
            }
        });
        vars.values().forEach((name, value) -> {
            ConfigVar var = Optional.ofNullable(stored.get(name)).orElseGet(() -> added(app, name));
            var.sealedValue = vault.seal(value, context(app.id, name));
            var.persist();
        });
    }

    private static ConfigVar added(App app, String name) {
        ConfigVar var = new ConfigVar();
        var.appId = app.id;
        var.name = name;
        return var;
    }

    private static String context(UUID appId, String name) {
        return "config-var/" + appId + "/" + name;
    }
}
