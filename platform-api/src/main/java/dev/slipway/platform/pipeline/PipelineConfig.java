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
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

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
        ConfigVars after = of(pipeline.id, stage).with(changes);
        changes.forEach((name, value) -> value.ifPresentOrElse(
                text -> set(pipeline.id, stage, name, text),
                () -> PipelineConfigVar.deleteById(new PipelineConfigVar.Key(pipeline.id, stage, name))));
        audit.record(
                caller.id,
                "pipeline:config",
                "%s %s: %s".formatted(pipeline.name, stage.word(), String.join(", ", new TreeMap<>(changes).keySet())));
        return after;
    }

    private ConfigVars of(UUID pipelineId, Stage stage) {
        SortedMap<String, String> values = new TreeMap<>();
        for (PipelineConfigVar var : PipelineConfigVar.of(pipelineId, stage)) {
            values.put(var.name, vault.open(var.sealedValue, context(pipelineId, stage, var.name)));
        }
        return new ConfigVars(values);
    }

    private void set(UUID pipelineId, Stage stage, String name, String value) {
        PipelineConfigVar var = PipelineConfigVar.<PipelineConfigVar>findByIdOptional(
                        new PipelineConfigVar.Key(pipelineId, stage, name))
                .orElseGet(() -> {
                    PipelineConfigVar added = new PipelineConfigVar();
                    added.pipelineId = pipelineId;
                    added.stage = stage;
                    added.name = name;
                    return added;
                });
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
