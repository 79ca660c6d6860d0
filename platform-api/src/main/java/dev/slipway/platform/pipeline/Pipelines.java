package dev.slipway.platform.pipeline;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/** Makes pipelines, and puts apps into them. */
@ApplicationScoped
public class Pipelines {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{2,29}");

    private final Clock clock;
    private final Audit audit;
    private final PipelineRights rights;
    private final Event<PipelineEvent> events;

    Pipelines(Clock clock, Audit audit, PipelineRights rights, Event<PipelineEvent> events) {
        this.clock = clock;
        this.audit = audit;
        this.rights = rights;
        this.events = events;
    }

    /** One that the account sees. */
    public Pipeline require(Account caller, String idOrName) {
        return id(idOrName)
                .flatMap(id -> Pipeline.<Pipeline>findByIdOptional(id))
                .or(() -> Pipeline.byName(idOrName))
                .filter(found -> rights.sees(caller, found))
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that pipeline: there is no %s.", idOrName));
    }

    PipelineCoupling requireCoupling(Account caller, String id) {
        return id(id).flatMap(found -> PipelineCoupling.<PipelineCoupling>findByIdOptional(found))
                .filter(found -> rights.sees(caller, found))
                .orElseThrow(
                        () -> SlipwayException.notFound("Couldn't find that pipeline coupling: there is no %s.", id));
    }

    @Transactional
    public Pipeline create(Account owner, String name) {
        Pipeline pipeline = new Pipeline();
        pipeline.id = UUID.randomUUID();
        pipeline.name = free(name);
        pipeline.ownerId = owner.id;
        pipeline.createdAt = clock.instant();
        pipeline.updatedAt = pipeline.createdAt;
        persist(pipeline);
        audit.record(owner.id, "pipeline:create", name);
        return pipeline;
    }

    @Transactional
    Pipeline rename(Account caller, String idOrName, String name) {
        Pipeline pipeline = require(caller, idOrName);
        rights.requireOwner(caller, pipeline);
        if (!pipeline.name.equals(name)) {
            audit.record(caller.id, "pipeline:rename", pipeline.name + " to " + name);
            pipeline.name = free(name);
            pipeline.updatedAt = clock.instant();
            persist(pipeline);
        }
        return pipeline;
    }

    /** Its apps run on, in no pipeline. */
    @Transactional
    public Pipeline destroy(Account caller, String idOrName) {
        Pipeline pipeline = require(caller, idOrName);
        rights.requireOwner(caller, pipeline);
        events.fire(new PipelineEvent.Destroying(pipeline));
        PipelineCoupling.delete("pipelineId", pipeline.id);
        pipeline.delete();
        audit.record(caller.id, "pipeline:destroy", pipeline.name);
        return pipeline;
    }

    /** Makes another account its owner; its apps stay whose they are. */
    @Transactional
    Pipeline give(Account caller, String idOrName, Account to) {
        Pipeline pipeline = requireOwned(caller, idOrName);
        pipeline.ownerId = to.id;
        pipeline.updatedAt = clock.instant();
        audit.record(caller.id, "pipeline:transfer", pipeline.name + " to " + to.email);
        return pipeline;
    }

    @Transactional
    public PipelineCoupling add(Account caller, App app, String pipelineIdOrName, Stage stage) {
        Pipeline pipeline = require(caller, pipelineIdOrName);
        rights.requireApp(caller, pipeline, app);
        return couple(caller, app, pipeline, stage);
    }

    private PipelineCoupling couple(Account caller, App app, Pipeline pipeline, Stage stage) {
        App.hold(app.id);
        PipelineCoupling.ofApp(app.id).ifPresent(there -> {
            throw SlipwayException.invalid(
                    "%s is in the pipeline %s already. Remove it there first.",
                    app.name, Pipeline.<Pipeline>findById(there.pipelineId).name);
        });
        PipelineCoupling coupling = new PipelineCoupling();
        coupling.id = UUID.randomUUID();
        coupling.appId = app.id;
        coupling.pipelineId = pipeline.id;
        coupling.stage = stage;
        coupling.createdAt = clock.instant();
        coupling.updatedAt = coupling.createdAt;
        coupling.persist();
        audit.record(caller.id, app.id, app.name, "pipeline:add", pipeline.name + " " + stage.word());
        return coupling;
    }

    /**
     * One that the account may change.
     *
     * @throws SlipwayException {@code forbidden} if it is another's
     */
    public Pipeline requireOwned(Account caller, String idOrName) {
        Pipeline pipeline = require(caller, idOrName);
        rights.requireOwner(caller, pipeline);
        return pipeline;
    }

    /**
     * One whose tests the account may run.
     *
     * @throws SlipwayException {@code forbidden} if it may not
     */
    public Pipeline requireTestable(Account caller, String idOrName) {
        Pipeline pipeline = require(caller, idOrName);
        rights.requireDeployer(caller, pipeline);
        return pipeline;
    }

    /** Whether it is one that the account sees. */
    public boolean sees(Account caller, UUID pipelineId) {
        return rights.sees(caller, Pipeline.<Pipeline>findById(pipelineId));
    }

    /**
     * Puts an app into the pipeline that another is in, to be reviewed; whoever may make it may do so.
     *
     * @return the pipeline's id; empty if the other is in none
     */
    @Transactional
    public Optional<UUID> addForReview(Account caller, App app, App parent) {
        return PipelineCoupling.ofApp(parent.id)
                .map(coupling -> couple(caller, app, Pipeline.findById(coupling.pipelineId), Stage.REVIEW).pipelineId);
    }

    /** The id of the pipeline that the app is in. */
    public Optional<UUID> ofApp(UUID appId) {
        return PipelineCoupling.ofApp(appId).map(coupling -> coupling.pipelineId);
    }

    /** The app that review apps are made like: the first in stage staging, else in development. */
    public Optional<UUID> firstBeforeProduction(UUID pipelineId) {
        List<PipelineCoupling> couplings = PipelineCoupling.ofPipeline(pipelineId);
        return Stream.of(Stage.STAGING, Stage.DEVELOPMENT)
                .flatMap(stage -> couplings.stream().filter(coupling -> coupling.stage == stage))
                .map(coupling -> coupling.appId)
                .findFirst();
    }

    @Transactional
    public PipelineCoupling move(Account caller, String id, Stage stage) {
        PipelineCoupling coupling = requireChangeable(caller, id);
        coupling.stage = stage;
        coupling.updatedAt = clock.instant();
        record(caller, coupling, "pipeline:update", stage.word());
        return coupling;
    }

    @Transactional
    public PipelineCoupling remove(Account caller, String id) {
        PipelineCoupling coupling = requireChangeable(caller, id);
        record(caller, coupling, "pipeline:remove", coupling.stage.word());
        coupling.delete();
        return coupling;
    }

    private PipelineCoupling requireChangeable(Account caller, String id) {
        PipelineCoupling coupling = requireCoupling(caller, id);
        rights.requireOperator(caller, Pipeline.findById(coupling.pipelineId), App.findById(coupling.appId));
        return coupling;
    }

    private void record(Account caller, PipelineCoupling coupling, String action, String details) {
        audit.record(caller.id, coupling.appId, App.<App>findById(coupling.appId).name, action, details);
    }

    private static String free(String name) {
        if (!NAME.matcher(name).matches()) {
            throw SlipwayException.invalid(
                    "A pipeline's name has 3 to 30 lower case letters, digits and hyphens, and begins with a letter; '%s' doesn't.",
                    name);
        }
        if (Pipeline.byName(name).isPresent()) {
            throw taken(name);
        }
        return name;
    }

    private static void persist(Pipeline pipeline) {
        try {
            pipeline.persistAndFlush();
        } catch (ConstraintViolationException sameMoment) {
            throw taken(pipeline.name);
        }
    }

    private static SlipwayException taken(String name) {
        return SlipwayException.invalid("There is a pipeline %s already.", name);
    }

    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
