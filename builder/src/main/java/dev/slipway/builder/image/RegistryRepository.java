package dev.slipway.builder.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.blob.Blob;
import com.google.cloud.tools.jib.blob.BlobDescriptor;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.hash.Digests;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.registry.RegistryClient;
import dev.slipway.builder.layer.Layer;
import java.io.IOException;
import java.security.DigestException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One repository of a registry, to push to. What the registry holds is not sent again. */
public final class RegistryRepository implements AutoCloseable {
    private static final String USER_AGENT = "slipway-builder";

    private final FailoverHttpClient http;
    private final RegistryClient client;
    private final String name;

    private RegistryRepository(FailoverHttpClient http, RegistryClient client, String name) {
        this.http = http;
        this.client = client;
        this.name = name;
    }

    /** @param host of the registry; one on loopback may speak plain HTTP, all others must have TLS */
    public static RegistryRepository open(String host, String repository, String user, String password)
            throws IOException {
        boolean loopback = host.matches("(localhost|127\\.[0-9.]+)(:\\d+)?");
        FailoverHttpClient http = new FailoverHttpClient(loopback, loopback, event -> {});
        RegistryClient client = RegistryClient.factory(EventHandlers.NONE, host, repository, http)
                .setCredential(Credential.from(user, password))
                .setUserAgent(USER_AGENT)
                .newRegistryClient();
        String name = host + "/" + repository;
        try {
            // Registries ask for a token or for Basic authentication; which one, they say themselves.
            if (!client.doPushBearerAuth()) {
                client.configureBasicAuth();
            }
        } catch (IOException | RegistryException e) {
            http.shutDown();
            throw new IOException("The registry did not let us in for " + name + ": " + e.getMessage(), e);
        }
        return new RegistryRepository(http, client, name);
    }

    /** Whether the registry holds the layer in this repository. */
    public boolean has(Layer layer) throws IOException {
        try {
            return client.checkBlob(digest(layer.digest())).isPresent();
        } catch (RegistryException e) {
            throw new IOException("The registry could not say whether it has " + layer.digest() + " in " + name, e);
        }
    }

    /**
     * Uploads a blob.
     *
     * @param from a repository that may hold it already, whose blob the registry is asked to take
     */
    public void push(String digest, Blob blob, @Nullable String from) throws IOException {
        try {
            client.pushBlob(digest(digest), blob, from, bytes -> {});
        } catch (RegistryException e) {
            throw new IOException(
                    "The registry did not take blob " + digest + " for " + name + ": " + e.getMessage(), e);
        }
    }

    /** Uploads a blob of a few kilobytes unless the registry holds it. */
    public void pushIfMissing(BlobDescriptor descriptor, Blob blob) throws IOException {
        try {
            Optional<BlobDescriptor> held = client.checkBlob(descriptor.getDigest());
            if (held.isEmpty()) {
                push(descriptor.getDigest().toString(), blob, null);
            }
        } catch (RegistryException e) {
            throw new IOException("The registry did not take the configuration for " + name + ": " + e.getMessage(), e);
        }
    }

    /** Uploads a manifest under its own digest, and gives that. */
    public String pushManifest(BuildableManifestTemplate manifest) throws IOException {
        String digest = Digests.computeJsonDigest(manifest).toString();
        try {
            return client.pushManifest(manifest, digest).toString();
        } catch (RegistryException e) {
            throw new IOException("The registry did not take the manifest for " + name + ": " + e.getMessage(), e);
        }
    }

    static DescriptorDigest digest(String digest) throws IOException {
        try {
            return DescriptorDigest.fromDigest(digest);
        } catch (DigestException e) {
            throw new IOException("not a digest: " + digest, e);
        }
    }

    @Override
    public void close() throws IOException {
        http.shutDown();
    }
}
