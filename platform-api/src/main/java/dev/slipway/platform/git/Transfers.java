package dev.slipway.platform.git;

import dev.slipway.platform.app.App;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.RefFilter;
import org.eclipse.jgit.transport.UploadPack;

/**
 * Git's two transfers, the same for every transport: what is shown, what is refused and what a push sets going. Each
 * method blocks until its transfer has ended, and throws if the connection is lost; a build that was queued goes on.
 */
@ApplicationScoped
public class Transfers {
    /** A map of its own: the one given can't be changed. */
    private static final RefFilter WITHOUT_PINS = refs -> {
        Map<String, Ref> shown = new HashMap<>(refs);
        shown.keySet().removeIf(name -> name.startsWith(Pins.PREFIX));
        return shown;
    };

    private final Repositories repositories;
    private final GitConfig config;
    private final DeployBranches branches;
    private final PushedBuilds builds;
    private final PreviewPushes previews;
    private final RepositorySizes sizes;

    Transfers(
            Repositories repositories,
            GitConfig config,
            DeployBranches branches,
            PushedBuilds builds,
            PreviewPushes previews,
            RepositorySizes sizes) {
        this.repositories = repositories;
        this.config = config;
        this.branches = branches;
        this.builds = builds;
        this.previews = previews;
        this.sizes = sizes;
    }

    /** Whether both ends hold one connection all the time, or each request of several stands for itself (HTTP). */
    public enum Style {
        CONVERSATION,
        REQUEST
    }

    /** A clone or fetch. */
    public void fetch(UUID appId, Style style, InputStream request, OutputStream output) throws IOException {
        try (Repository repository = repositories.open(appId)) {
            sender(repository, style).upload(request, output, null);
        }
    }

    /** A push, to the end of the build that it makes. */
    public void push(App app, UUID accountId, Style style, InputStream request, OutputStream output)
            throws IOException {
        try (Repository repository = repositories.open(app.id)) {
            ReceivePack push = receiver(repository, style);
            push.setPreReceiveHook(new PushHook(app, accountId, branches, builds, previews, output));
            push.receive(request, output, null);
        } finally {
            sizes.note(app.id);
        }
    }

    void advertiseFetch(UUID appId, RefAdvertiser advertiser) throws IOException {
        try (Repository repository = repositories.open(appId)) {
            sender(repository, Style.REQUEST).sendAdvertisedRefs(advertiser);
        }
    }

    void advertisePush(UUID appId, RefAdvertiser advertiser) throws IOException {
        try (Repository repository = repositories.open(appId)) {
            receiver(repository, Style.REQUEST).sendAdvertisedRefs(advertiser);
        }
    }

    private static UploadPack sender(Repository repository, Style style) {
        UploadPack fetch = new UploadPack(repository);
        fetch.setBiDirectionalPipe(style == Style.CONVERSATION);
        fetch.setRefFilter(WITHOUT_PINS);
        return fetch;
    }

    private ReceivePack receiver(Repository repository, Style style) {
        ReceivePack push = new WholePushes(repository);
        push.setBiDirectionalPipe(style == Style.CONVERSATION);
        push.setRefFilter(WITHOUT_PINS);
        push.setCheckReceivedObjects(true);
        push.setMaxPackSizeLimit(config.maxPackSize().asLongValue());
        push.setMaxObjectSizeLimit(config.maxObjectSize().asLongValue());
        return push;
    }
}
