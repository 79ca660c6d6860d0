package dev.slipway.platform.container;

import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.slug.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Makes slugs of images that users pushed, to be released later. */
@ApplicationScoped
class OciImages {
    private final Clock clock;
    private final ContainerImages images;
    private final Audit audit;

    OciImages(Clock clock, ContainerImages images, Audit audit) {
        this.clock = clock;
        this.images = images;
        this.audit = audit;
    }

    /** @throws SlipwayException if the image is not there or can't run here */
    @Transactional
    Slug create(Account caller, App app, OciImageRequest request) {
        App held = App.hold(app.id)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
        ContainerImage image = images.require(AppRepository.of(held, request.repository()), request.digest());
        Map<String, String> commands = new TreeMap<>();
        request.commands().forEach((type, command) -> commands.put(type.value(), image.command(command)));
        Slug slug = new Slug();
        slug.id = UUID.randomUUID();
        slug.appId = held.id;
        slug.repository = image.image().repository();
        slug.digest = image.image().digest();
        slug.commitId = request.commit();
        slug.types(ProcessTypes.of(commands));
        slug.description = "OCI image";
        slug.size = image.image().size();
        slug.stack = held.stack;
        slug.createdAt = clock.instant();
        slug.persist();
        audit.record(
                caller.id, held.id, held.name, "oci-image:create", slug.image().toString());
        return slug;
    }
}
