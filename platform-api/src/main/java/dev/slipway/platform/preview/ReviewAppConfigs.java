package dev.slipway.platform.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.app.AppName;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.pipeline.Pipeline;
import dev.slipway.platform.pipeline.Pipelines;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says how pipelines' review apps are made. */
@ApplicationScoped
public class ReviewAppConfigs {
    private static final int STALE_DAYS = 5;
    private static final int MOST_DAYS = 365;
    private static final int LONGEST = 200;

    private final Clock clock;
    private final Pipelines pipelines;
    private final Apps apps;
    private final Audit audit;

    ReviewAppConfigs(Clock clock, Pipelines pipelines, Apps apps, Audit audit) {
        this.clock = clock;
        this.pipelines = pipelines;
        this.apps = apps;
        this.audit = audit;
    }

    ReviewAppConfig require(Account caller, String pipeline) {
        return require(pipelines.require(caller, pipeline));
    }

    @Transactional
    public ReviewAppConfig enable(Account caller, String pipelineIdOrName, @Nullable JsonNode body) {
        Pipeline pipeline = pipelines.requireOwned(caller, pipelineIdOrName);
        if (ReviewAppConfig.findByIdOptional(pipeline.id).isPresent()) {
            throw SlipwayException.invalid(
                    "Review apps are enabled for the pipeline %s already. Change them with PATCH.", pipeline.name);
        }
        ReviewAppConfig config = new ReviewAppConfig();
        config.pipelineId = pipeline.id;
        config.staleDays = STALE_DAYS;
        config.createdAt = clock.instant();
        change(config, object(body));
        config.persist();
        audit.record(caller.id, "reviewapps:enable", pipeline.name);
        return config;
    }

    @Transactional
    ReviewAppConfig update(Account caller, String pipelineIdOrName, @Nullable JsonNode body) {
        Pipeline pipeline = pipelines.requireOwned(caller, pipelineIdOrName);
        ReviewAppConfig config = require(pipeline);
        change(config, object(body));
        audit.record(caller.id, "reviewapps:update", pipeline.name);
        return config;
    }

    /** The review apps that there are stay until their ends. */
    @Transactional
    public ReviewAppConfig disable(Account caller, String pipelineIdOrName) {
        Pipeline pipeline = pipelines.requireOwned(caller, pipelineIdOrName);
        ReviewAppConfig config = require(pipeline);
        config.delete();
        audit.record(caller.id, "reviewapps:disable", pipeline.name);
        return config;
    }

    private static ReviewAppConfig require(Pipeline pipeline) {
        return ReviewAppConfig.<ReviewAppConfig>findByIdOptional(pipeline.id)
                .orElseThrow(() -> SlipwayException.notFound(
                        "Review apps are not enabled for the pipeline %s. Enable them: slipway reviewapps:enable -p %s",
                        pipeline.name, pipeline.name));
    }

    private void change(ReviewAppConfig config, JsonNode said) {
        config.automaticReviewApps = flag(said, "automatic_review_apps", config.automaticReviewApps);
        config.destroyStaleApps = flag(said, "destroy_stale_apps", config.destroyStaleApps);
        config.waitForCi = flag(said, "wait_for_ci", config.waitForCi);
        JsonNode days = said.path("stale_days");
        if (!absent(days)) {
            if (!days.isInt() || days.asInt() < 1 || days.asInt() > MOST_DAYS) {
                throw SlipwayException.invalid("stale_days must be a whole number from 1 to %d.", MOST_DAYS);
            }
            config.staleDays = days.asInt();
        }
        if (said.has("repo")) {
            config.repo = text(said, "repo");
        }
        if (said.has("base_name")) {
            String base = text(said, "base_name");
            config.baseName = base == null ? null : new AppName(base).value();
        }
        if (said.has("app")) {
            config.appId = app(config, said);
        }
        config.updatedAt = clock.instant();
    }

    private @Nullable UUID app(ReviewAppConfig config, JsonNode said) {
        String named = text(said, "app");
        if (named == null) {
            return null;
        }
        App app = apps.require(named);
        if (!pipelines.ofApp(app.id).equals(Optional.of(config.pipelineId))) {
            throw SlipwayException.invalid("%s is not in this pipeline. Add it first: slipway pipelines:add", app.name);
        }
        return app.id;
    }

    private static boolean flag(JsonNode said, String field, boolean otherwise) {
        JsonNode value = said.path(field);
        if (!absent(value) && !value.isBoolean()) {
            throw SlipwayException.invalid("%s must be true or false.", field);
        }
        return value.asBoolean(otherwise);
    }

    private static @Nullable String text(JsonNode said, String field) {
        JsonNode value = said.path(field);
        if (absent(value)) {
            return null;
        }
        if (!value.isTextual()
                || value.asText().length() > LONGEST
                || value.asText().chars().anyMatch(Character::isISOControl)) {
            throw SlipwayException.invalid("%s must be a text of one line with at most %d characters.", field, LONGEST);
        }
        return value.asText();
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static JsonNode object(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw SlipwayException.invalid(
                    "Send how review apps are made: {\"destroy_stale_apps\": true, \"stale_days\": 5}.");
        }
        return body;
    }
}
