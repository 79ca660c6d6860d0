package dev.slipway.platform.pipeline;

import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.config.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The config vars that a pipeline gives to its test runs and to its review apps. */
@ApplicationScoped
public class PipelineConfig {
    private final Vault vault;
    private final Pipelines pipelines;
    private final PipelineRights rights;
    private final Audit audit;

    PipelineConfig(Vault vault, Pipelines pipelines, PipelineRights rights, Audit audit) {
        this.vault = vault;
        this.pipelines = pipelines;
        this.rights = rights;
        this.audit = audit;
    }

    public ConfigVars ofTests(UUID pipelineId) {
        return of(pipelineId, Stage.TEST);
    }

    public ConfigVars ofReviewApps(UUID pipelineId) {
        return of(pipelineId, Stage.REVIEW);
    }

    /** @throws SlipwayException {@code forbidden} if the caller may not deploy what they are for */
    ConfigVars info(Account caller, String pipelineIdOrName, String stage) {
        Pipeline pipeline = pipelines.require(caller, pipelineIdOrName);
        rights.requireDeployer(caller, pipeline);
        return of(pipeline.id, withConfig(stage));
    }

    /** @param changes name to new value; empty removes a var */
    @Transactional
    ConfigVars update(Account caller, String pipelineIdOrName, String word, Map<String, Optional<String>> changes) {
        Pipeline pipeline = pipelines.require(caller, pipelineIdOrName);
        rights.requireDeployer(caller, pipeline);
        Stage stage = withConfig(word);
        Pipeline.findById(pipeline.id, LockModeType.PESSIMISTIC_WRITE);
        ConfigVars before = of(pipeline.id, stage);
        ConfigVars after = before.with(changes);
        Set<String> changed = new TreeSet<>(before.values().keySet());
        changed.addAll(after.values().keySet());
        changed.removeIf(
                name -> Objects.equals(before.values().get(name), after.values().get(name)));
        if (!changed.isEmpty()) {
            changed.forEach(
                    name -> store(pipeline.id, stage, name, after.values().get(name)));
            audit.record(
                    caller.id,
                    "pipeline:config",
                    "%s %s: %s".formatted(pipeline.name, stage.word(), String.join(", ", changed)));
        }
        return after;
    }

    private ConfigVars of(UUID pipelineId, Stage stage) {
        SortedMap<String, String> values = new TreeMap<>();
        for (PipelineConfigVar var : PipelineConfigVar.of(pipelineId, stage)) {
            values.put(var.name, vault.open(var.sealedValue, context(pipelineId, stage, var.name)));
        }
        return new ConfigVars(values);
    }

    private void store(UUID pipelineId, Stage stage, String name, @Nullable String value) {
        PipelineConfigVar.Key key = new PipelineConfigVar.Key(pipelineId, stage, name);
        if (value == null) {
            PipelineConfigVar.deleteById(key);
            return;
        }
        PipelineConfigVar var = PipelineConfigVar.<PipelineConfigVar>findByIdOptional(key)
                .orElseGet(() -> PipelineConfigVar.added(key));
        var.sealedValue = vault.seal(value, context(pipelineId, stage, name));
        var.persist();
    }

    /** The apps of the later stages have config vars of their own. */
    private static Stage withConfig(String word) {
        Stage stage = Stage.of(word);
        if (stage != Stage.TEST && stage != Stage.REVIEW) {
            throw SlipwayException.invalid(
                    "A pipeline has config vars for its stages test and review. Those of an app in stage %s are its own: slipway config:set NAME=VALUE -a APP",
                    word);
        }
        return stage;
    }

    private static String context(UUID pipelineId, Stage stage, String name) {
        return "pipeline-config-var/" + pipelineId + "/" + stage.word() + "/" + name;
    }
}
