package dev.slipway.platform.git.remote;

import dev.slipway.platform.git.GitConfig;
import dev.slipway.platform.outbound.OutboundHttp;
import dev.slipway.platform.outbound.PublicAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/** Looks into repositories elsewhere and fetches from them. Each call waits on its own thread, a few at a time. */
@ApplicationScoped
public class RemoteFetch {
    private static final int MOST_AT_A_TIME = 4;
    private static final RefSpec ALL_BRANCHES = new RefSpec("refs/heads/*:refs/heads/*");
    private static final Duration LOOK = Duration.ofSeconds(30);

    /** Of a look: what a server with very many branches says of them. */
    private static final long LARGEST_LOOK = 64L * 1024 * 1024;

    private static final NullProgressMonitor QUIET = NullProgressMonitor.INSTANCE;

    private final OutboundHttp outside;
    private final PublicAddresses addresses;
    private final GitConfig config;
    private final Clock clock;
    private final Semaphore places = new Semaphore(MOST_AT_A_TIME);

    RemoteFetch(OutboundHttp outside, PublicAddresses addresses, GitConfig config, Clock clock) {
        this.outside = outside;
        this.addresses = addresses;
        this.config = config;
        this.clock = clock;
    }

    /** Where a branch stands. */
    public record Tip(String branch, String commit) {}

    /**
     * Where a branch of the repository stands.
     *
     * @param branch its short name; empty for the one that the repository calls its default
     * @throws FetchException if that can't be found out, or there is no such branch
     */
    public Tip tip(Remote remote, Optional<String> branch) throws FetchException {
        try (Requests requests = new Requests(outside, addresses, remote, LARGEST_LOOK, clock, LOOK)) {
            try (TransportHttp transport = through(requests, Transport.open(uri(remote)));
                    FetchConnection refs = transport.openFetch(wanted(branch), Constants.HEAD)) {
                return tip(remote, refs, branch);
            } catch (IOException e) {
                throw Refusals.explain(remote, requests, e);
            }
        }
    }

    /**
     * Fetches a branch with its history.
     *
     * @param ref what then points to its commit
     * @return the commit
     * @throws FetchException if it can't be had, or is more than may be fetched
     */
    public ObjectId branch(Repository into, Remote remote, String branch, String ref) throws FetchException {
        return fetch(into, remote, transport -> {
            transport.setCheckFetchedObjects(true);
            transport.fetch(QUIET, List.of(new RefSpec("+" + Constants.R_HEADS + branch + ":" + ref)));
            return Optional.ofNullable(into.exactRef(ref)).map(Ref::getObjectId);
        });
    }

    /**
     * Fetches one commit without its history into a repository that is for this alone. Its objects are not looked at,
     * because without its history nothing would be found to be whole.
     *
     * @throws FetchException if it can't be had, or is more than may be fetched
     */
    public void commit(Repository into, Remote remote, ObjectId commit) throws FetchException {
        fetch(into, remote, transport -> {
            transport.setDepth(1);
            transport.fetch(QUIET, List.of(new RefSpec(commit.name())));
            return into.getObjectDatabase().has(commit) ? Optional.of(commit) : Optional.empty();
        });
    }

    /** A conversation, and the commit that it brought. */
    private interface Conversation {
        Optional<ObjectId> over(TransportHttp transport) throws IOException;
    }

    private ObjectId fetch(Repository into, Remote remote, Conversation conversation) throws FetchException {
        long most = config.maxPackSize().asLongValue();
        places.acquireUninterruptibly();
        try (Requests requests = new Requests(outside, addresses, remote, most, clock, config.fetchTimeout())) {
            try (TransportHttp transport = through(requests, Transport.open(into, uri(remote)))) {
                transport.setTagOpt(TagOpt.NO_TAGS);
                return conversation
                        .over(transport)
                        .orElseThrow(
                                () -> FetchException.passing("%s did not send what it was asked for.", remote.url()));
            } catch (IOException e) {
                throw Refusals.explain(remote, requests, e);
            }
        } finally {
            places.release();
        }
    }

    private static Collection<RefSpec> wanted(Optional<String> branch) {
        return List.of(branch.map(name -> new RefSpec(Constants.R_HEADS + name)).orElse(ALL_BRANCHES));
    }

    private static Tip tip(Remote remote, FetchConnection refs, Optional<String> branch) throws FetchException {
        Optional<Ref> found = branch.isPresent()
                ? Optional.ofNullable(refs.getRef(Constants.R_HEADS + branch.get()))
                : Optional.ofNullable(refs.getRef(Constants.HEAD)).map(Ref::getLeaf);
        return found.filter(ref -> ref.getObjectId() != null && ref.getName().startsWith(Constants.R_HEADS))
                .map(ref -> new Tip(
                        ref.getName().substring(Constants.R_HEADS.length()),
                        ref.getObjectId().name()))
                .orElseThrow(() -> FetchException.lasting(
                        branch.isPresent()
                                ? "%s has no branch %s. Is its name written correctly?"
                                : "%s doesn't say which of its branches is the default one%s. Name the branch.",
                        remote.url(),
                        branch.orElse("")));
    }

    private static TransportHttp through(Requests requests, Transport transport) throws NotSupportedException {
        if (!(transport instanceof TransportHttp http)) {
            transport.close();
            throw new NotSupportedException("only https is fetched from");
        }
        http.setHttpConnectionFactory(requests);
        return http;
    }

    private static URIish uri(Remote remote) throws NotSupportedException {
        try {
            return new URIish(remote.url().toString());
        } catch (URISyntaxException e) {
            throw new NotSupportedException("no address of a repository: " + e.getReason(), e);
        }
    }
}
