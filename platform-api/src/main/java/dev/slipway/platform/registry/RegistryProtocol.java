package dev.slipway.platform.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The OCI distribution protocol 1.1, apart from the HTTP server: who asks, for what, may they, do it. Blocks while it
 * reads a body, so each request has a thread of its own. Thread-safe.
 */
final class RegistryProtocol {
    private static final Logger LOG = System.getLogger(RegistryProtocol.class.getName());
    private static final Pattern ROUTE = Pattern.compile(
            "/v2/(?<name>.+)/(?<kind>blobs/uploads|blobs|manifests|tags|referrers)/(?<reference>[^/]*)");
    private static final String CHALLENGE = "Basic realm=\"Slipway\", charset=\"UTF-8\"";

    private final RegistryAccess access;
    private final BlobEndpoint blobs;
    private final UploadEndpoint uploads;
    private final ManifestEndpoint manifests;
    private final DiscoveryEndpoint discovery;

    RegistryProtocol(RegistryAccess access, RegistryStorage storage, long maxBlobBytes) {
        this.access = access;
        this.blobs = new BlobEndpoint(storage.repositories(), storage.blobs());
        this.uploads = new UploadEndpoint(storage.uploads(), storage.repositories(), maxBlobBytes, this::meant);
        this.manifests = new ManifestEndpoint(storage.repositories());
        this.discovery = new DiscoveryEndpoint(storage.repositories());
    }

    RegistryReply handle(RegistryRequest request) {
        return answer(request).with("Docker-Distribution-Api-Version", "registry/2.0");
    }

    private RegistryReply answer(RegistryRequest request) {
        try {
            RegistryAccess.Grant grant = authenticate(request);
            if (request.path().equals("/v2/") || request.path().equals("/v2")) {
                return RegistryReply.json(200, "application/json", Map.of());
            }
            return route(request, grant);
        } catch (RegistryException e) {
            return RegistryReply.error(e);
        } catch (ClientGoneException e) {
            LOG.log(Level.DEBUG, "registry client went away method={0} path={1}", request.method(), request.path());
            return RegistryReply.error(
                    new RegistryException(ErrorCode.BLOB_UPLOAD_INVALID, "the body ended before it was complete"));
        } catch (IOException | RuntimeException e) {
            return failed(request, e);
        }
    }

    private RegistryAccess.Grant authenticate(RegistryRequest request) {
        return request.header("authorization")
                .flatMap(BasicCredential::parse)
                .flatMap(credential -> access.authenticate(credential.user(), credential.password()))
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.UNAUTHORIZED,
                        401,
                        "sign in first: docker login with your account's name and an API key",
                        Map.of("WWW-Authenticate", CHALLENGE)));
    }

    private RegistryReply route(RegistryRequest request, RegistryAccess.Grant grant) throws IOException {
        Matcher route = ROUTE.matcher(request.path());
        if (!route.matches()) {
            throw new RegistryException(ErrorCode.UNSUPPORTED, 404, "the registry has nothing at " + request.path());
        }
        RepositoryName repository = meant(route.group("name"));
        authorize(request, repository, grant);
        String reference = route.group("reference");
        return switch (route.group("kind")) {
            case "blobs" -> blob(request, repository, Digest.parse(reference));
            case "blobs/uploads" -> upload(request, repository, reference, grant);
            case "manifests" -> manifest(request, repository, reference, grant);
            case "tags" -> tags(request, repository, reference);
            default -> referrers(request, repository, Digest.parse(reference));
        };
    }

    private RepositoryName meant(String name) {
        return new RepositoryName(access.repository(new RepositoryName(name).value()));
    }

    private static void authorize(RegistryRequest request, RepositoryName repository, RegistryAccess.Grant grant) {
        boolean read = request.method().equals("GET") || request.method().equals("HEAD");
        boolean allowed = read ? grant.mayPull(repository.value()) : grant.mayPush(repository.value());
        if (!allowed) {
            throw new RegistryException(
                    ErrorCode.DENIED,
                    "this credential may not " + (read ? "pull from " : "push to ") + repository
                            + ": ask the app's owner for access");
        }
    }

    private RegistryReply blob(RegistryRequest request, RepositoryName repository, Digest digest) throws IOException {
        return switch (request.method()) {
            case "GET", "HEAD" -> blobs.get(repository, digest, request);
            case "DELETE" -> blobs.delete(repository, digest);
            default -> throw wrongMethod(request);
        };
    }

    private RegistryReply upload(
            RegistryRequest request, RepositoryName repository, String id, RegistryAccess.Grant grant)
            throws IOException {
        if (id.isEmpty()) {
            if (!request.method().equals("POST")) {
                throw wrongMethod(request);
            }
            return uploads.start(repository, request, grant);
        }
        return switch (request.method()) {
            case "GET" -> uploads.status(repository, id);
            case "PATCH" -> uploads.append(repository, id, request);
            case "PUT" -> uploads.finish(repository, id, request);
            case "DELETE" -> uploads.cancel(repository, id);
            default -> throw wrongMethod(request);
        };
    }

    private RegistryReply manifest(
            RegistryRequest request, RepositoryName repository, String reference, RegistryAccess.Grant grant)
            throws IOException {
        return switch (request.method()) {
            case "GET", "HEAD" -> manifests.get(repository, reference);
            case "PUT" -> manifests.put(repository, reference, request);
            case "DELETE" -> manifests.delete(repository, reference, grant);
            default -> throw wrongMethod(request);
        };
    }

    private RegistryReply tags(RegistryRequest request, RepositoryName repository, String reference)
            throws IOException {
        if (!reference.equals("list") || !request.method().equals("GET")) {
            throw wrongMethod(request);
        }
        return discovery.tags(repository, request);
    }

    private RegistryReply referrers(RegistryRequest request, RepositoryName repository, Digest digest)
            throws IOException {
        if (!request.method().equals("GET")) {
            throw wrongMethod(request);
        }
        return discovery.referrers(repository, digest, request);
    }

    private static RegistryException wrongMethod(RegistryRequest request) {
        return new RegistryException(
                ErrorCode.UNSUPPORTED, "the registry does not support " + request.method() + " on " + request.path());
    }

    private static RegistryReply failed(RegistryRequest request, Exception failure) {
        LOG.log(
                Level.ERROR,
                "registry request failed method=" + request.method() + " path="
                        + request.path().replaceAll("\\p{Cntrl}", "?"),
                failure);
        if (StorageException.isDiskFull(failure)) {
            return RegistryReply.error(new RegistryException(
                    ErrorCode.UNKNOWN,
                    507,
                    "the disk of the registry is full: nothing of this request was stored; free space under the"
                            + " registry's directory, then push again"));
        }
        return RegistryReply.error(new RegistryException(
                ErrorCode.UNKNOWN, "the registry could not complete this request: the platform's log says why"));
    }

    /** RFC 7617. */
    private record BasicCredential(String user, String password) {
        static Optional<BasicCredential> parse(String header) {
            if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
                return Optional.empty();
            }
            try {
                String both = new String(
                        Base64.getDecoder().decode(header.substring(6).strip()), UTF_8);
                int colon = both.indexOf(':');
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(new BasicCredential(both.substring(0, colon), both.substring(colon + 1)));
            } catch (IllegalArgumentException e) {
                // Not Base64: not a credential that anybody knows.
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "BasicCredential[" + user + ", [redacted]]";
        }
    }
}
