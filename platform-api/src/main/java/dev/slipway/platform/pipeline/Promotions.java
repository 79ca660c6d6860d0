package dev.slipway.platform.pipeline;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.registry.Registry;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.Releases;
import dev.slipway.platform.slug.Slug;
import dev.slipway.platform.slug.SlugImage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/** Promotes images. Each target is a release of its own, which comes up or is taken back like any other. */
@ApplicationScoped
public class Promotions {
    private final Clock clock;
    private final Pipelines pipelines;
    private final PipelineRights rights;
    private final Releases releases;
    private final Registry registry;

    Promotions(Clock clock, Pipelines pipelines, PipelineRights rights, Releases releases, Registry registry) {
        this.clock = clock;
        this.pipelines = pipelines;
        this.rights = rights;
        this.releases = releases;
        this.registry = registry;
    }

    PipelinePromotion require(Account caller, String id) {
        return Pipelines.id(id)
                .flatMap(found -> PipelinePromotion.<PipelinePromotion>findByIdOptional(found))
                .filter(found -> rights.sees(caller, Pipeline.<Pipeline>findById(found.pipelineId)))
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that promotion: there is no %s.", id));
    }

    /**
     * Releases in each target what is live in the source. A target that fails does not keep the others from it.
     *
     * @throws SlipwayException if the apps are not all of this pipeline, or nothing is live in the source
     */
    public PipelinePromotion create(Account caller, String pipelineIdOrName, App source, List<App> targets) {
        PipelinePromotion promotion = QuarkusTransaction.requiringNew().call(() -> {
            Pipeline pipeline = pipelines.require(caller, pipelineIdOrName);
            requireIn(pipeline, source);
            targets.forEach(target -> requireIn(pipeline, target));
            if (targets.isEmpty() || targets.stream().anyMatch(target -> target.id.equals(source.id))) {
                throw SlipwayException.invalid(
                        "Name one or more other apps of the pipeline %s to promote %s to.", pipeline.name, source.name);
            }
            return persist(caller, pipeline, source, live(source));
        });
        for (App target : new LinkedHashSet<>(targets)) {
            promote(caller, promotion, source, target);
        }
        return promotion;
    }

    private void promote(Account caller, PipelinePromotion promotion, App source, App target) {
        PromotionTarget row = new PromotionTarget();
        row.id = UUID.randomUUID();
        row.promotionId = promotion.id;
        row.appId = target.id;
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                Release from = Release.findById(promotion.sourceReleaseId);
                Slug slug = copy(from.slug().orElseThrow(), target);
                String what = "Promote %s %s %s".formatted(source.name, from.number(), called(slug));
                row.releaseId = releases.deploy(target.id, caller.id, slug, what).id;
            });
        } catch (SlipwayException e) {
            row.failure = e.problem().message();
        }
        QuarkusTransaction.requiringNew().run(() -> row.persist());
    }

    /** The target's own, so that it does not depend on what becomes of the source. */
    private Slug copy(Slug original, App target) {
        Slug slug = new Slug();
        slug.id = UUID.randomUUID();
        slug.appId = target.id;
        slug.repository = copy(original.appId, target, original.repository, original.digest);
        slug.digest = original.digest;
        original.ownImages.forEach((type, image) -> slug.ownImages.put(
                type,
                new SlugImage(
                        copy(original.appId, target, image.repository(), image.digest()),
                        image.digest(),
                        image.size())));
        slug.commitId = original.commitId;
        slug.processTypes = original.processTypes;
        slug.description = original.description;
        slug.size = original.size;
        slug.stack = original.stack;
        slug.createdAt = clock.instant();
        slug.persist();
        return slug;
    }

    /** Gives the target's repository that takes the place of the source's. */
    private String copy(UUID from, App target, String repository, String digest) {
        String own = repository.replace("apps/" + from, "apps/" + target.id);
        if (!registry.copyImage(repository, own, digest)) {
            throw SlipwayException.invalid("The image of the release is not in the registry any more. Push it again.");
        }
        return own;
    }

    private static Release live(App source) {
        Release live = source.currentReleaseId == null ? null : Release.findById(source.currentReleaseId);
        if (live == null || live.slugId == null) {
            throw SlipwayException.invalid("Nothing is live in %s yet, so there is nothing to promote.", source.name);
        }
        return live;
    }

    private static void requireIn(Pipeline pipeline, App app) {
        if (PipelineCoupling.ofApp(app.id)
                .filter(coupling -> coupling.pipelineId.equals(pipeline.id))
                .isEmpty()) {
            throw SlipwayException.invalid(
                    "%s is not in the pipeline %s. Add it first: slipway pipelines:add %s -a %s --stage staging",
                    app.name, pipeline.name, pipeline.name, app.name);
        }
    }

    private PipelinePromotion persist(Account caller, Pipeline pipeline, App source, Release release) {
        PipelinePromotion promotion = new PipelinePromotion();
        promotion.id = UUID.randomUUID();
        promotion.pipelineId = pipeline.id;
        promotion.sourceAppId = source.id;
        promotion.sourceReleaseId = release.id;
        promotion.accountId = caller.id;
        promotion.createdAt = clock.instant();
        promotion.persist();
        return promotion;
    }

    private static String called(Slug slug) {
        String commit = slug.commitId == null ? slug.image().digest() : slug.commitId;
        return commit.matches("[0-9a-f]{40}") ? commit.substring(0, 8) : commit;
    }
}
