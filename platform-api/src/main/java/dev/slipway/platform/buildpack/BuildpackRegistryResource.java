package dev.slipway.platform.buildpack;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.OwnCheck;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The registry in which Heroku's CLI looks buildpacks up by name ({@code HEROKU_BUILDPACK_REGISTRY_URL}). Clients send it
 * no credential, and it holds nothing but the names of what every installation has.
 */
@Path("/cli/buildpacks")
@Produces(MediaType.APPLICATION_JSON)
public class BuildpackRegistryResource {
    private static final String CATEGORY = "languages";

    /**
     * A buildpack as the registry's clients know it.
     *
     * @param blobUrl what the client sets it by
     */
    record Entry(
            String namespace,
            String name,
            String category,
            String description,
            String blobUrl,
            boolean twoFactorAuthentication,
            Support support,
            Source source) {
        static Entry of(String full) {
            int slash = full.indexOf('/');
            return new Entry(
                    full.substring(0, slash),
                    full.substring(slash + 1),
                    CATEGORY,
                    KnownBuildpacks.description(full),
                    "urn:buildpack:" + full,
                    false,
                    new Support("administrator", "the administrator of this installation"),
                    new Source("installation"));
        }
    }

    /** Whom to ask. */
    record Support(String method, String address) {}

    /** Where it is from. */
    record Source(String type) {}

    /** Buildpacks come with the installation, in one version. */
    record Revision(int id, int release, String status) {}

    /** A text for people. */
    record Readme(String content, String encoding) {}

    @GET
    @OwnCheck
    public List<Entry> search(
            @QueryParam("in[namespace][]") List<String> namespaces,
            @QueryParam("in[name][]") List<String> names,
            @QueryParam("like[description]") @Nullable String description) {
        return KnownBuildpacks.names().stream()
                .map(Entry::of)
                .filter(entry -> namespaces.isEmpty() || namespaces.contains(entry.namespace()))
                .filter(entry -> names.isEmpty() || names.contains(entry.name()))
                .filter(entry -> description == null || contains(entry.description(), description))
                .toList();
    }

    @GET
    @OwnCheck
    @Path("{buildpack}")
    public Entry info(@PathParam("buildpack") String buildpack) {
        return require(buildpack);
    }

    @GET
    @OwnCheck
    @Path("{buildpack}/revisions")
    public List<Revision> revisions(@PathParam("buildpack") String buildpack) {
        require(buildpack);
        return List.of(new Revision(1, 1, "published"));
    }

    @GET
    @OwnCheck
    @Path("{buildpack}/readme")
    public Readme readme(@PathParam("buildpack") String buildpack) {
        String text = require(buildpack).description() + ". It comes with this installation.";
        return new Readme(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)), "base64");
    }

    /** @param full with its namespace, such as {@code heroku/python}, whose slash clients escape */
    private static Entry require(String full) {
        if (!KnownBuildpacks.names().contains(full)) {
            throw SlipwayException.notFound(
                    "There is no buildpack %s. There are: %s.", full, String.join(", ", KnownBuildpacks.names()));
        }
        return Entry.of(full);
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
