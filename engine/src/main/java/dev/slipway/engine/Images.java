package dev.slipway.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.PullResponseItem;
import dev.slipway.model.release.ImageReference;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The images that the engine holds. */
final class Images {
    private final Connection connection;

    Images(Connection connection) {
        this.connection = connection;
    }

    /** The user that the image's processes run as, empty text for root; no value if the engine has no such image. */
    Optional<String> user(String reference) {
        return connection.call("inspect the image", reference, () -> {
            try {
                InspectImageResponse found =
                        connection.client().inspectImageCmd(reference).exec();
                String user =
                        found.getConfig() == null ? null : found.getConfig().getUser();
                return Optional.of(user == null ? "" : user);
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /** The pulled image gets no tag: only the digest refers to it. */
    void pull(ImageReference image, String host, String user, String password) {
        String reference = image.at(host);
        if (user(reference).isPresent()) {
            return;
        }
        connection.run("pull the image", reference, () -> {
            try (ResultCallback.Adapter<PullResponseItem> result = connection
                    .client()
                    .pullImageCmd(reference)
                    .withAuthConfig(credentials(host, user, password))
                    .exec(new PullImageResultCallback())) {
                result.awaitCompletion();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineException("Pulling the image " + reference + " was interrupted", e);
            } catch (IOException e) {
                throw connection.failure("pull the image", reference, e);
            }
        });
    }

    /** The engine tells a registry that is away, one that fails and one that refuses in words only. */
    boolean canLogIn(String host, String user, String password) {
        return connection.call("log in to the registry", host, () -> {
            try {
                connection
                        .client()
                        .authCmd()
                        .withAuthConfig(credentials(host, user, password))
                        .exec();
                return true;
            } catch (DockerException e) {
                return false;
            }
        });
    }

    private static AuthConfig credentials(String host, String user, String password) {
        return new AuthConfig().withRegistryAddress(host).withUsername(user).withPassword(password);
    }

    List<String> withPrefix(String prefix) {
        return connection.call(
                "list the images of",
                prefix,
                () -> connection.client().listImagesCmd().exec().stream()
                        .flatMap(image ->
                                image.getRepoDigests() == null ? Stream.empty() : Stream.of(image.getRepoDigests()))
                        .filter(reference -> reference.startsWith(prefix))
                        .toList());
    }

    Optional<Engine.StepImage> step(String id, Instant madeAfter) {
        return found(id)
                .filter(image -> isUnnamed(image)
                        && Instant.parse(String.valueOf(image.getCreated())).isAfter(madeAfter))
                .map(image -> new Engine.StepImage(String.valueOf(image.getId()), size(image) - parentSize(image)));
    }

    private static boolean isUnnamed(InspectImageResponse image) {
        return (image.getRepoTags() == null || image.getRepoTags().isEmpty())
                && (image.getRepoDigests() == null || image.getRepoDigests().isEmpty());
    }

    private long parentSize(InspectImageResponse image) {
        String parent = image.getParent();
        return parent == null || parent.isEmpty()
                ? 0
                : found(parent).map(Images::size).orElse(0L);
    }

    private static long size(InspectImageResponse image) {
        return image.getSize() == null ? 0 : image.getSize();
    }

    private Optional<InspectImageResponse> found(String reference) {
        return connection.call("inspect the image", reference, () -> {
            try {
                return Optional.of(
                        connection.client().inspectImageCmd(reference).exec());
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    void remove(String reference) {
        connection.run("remove the image", reference, () -> {
            try {
                connection.client().removeImageCmd(reference).exec();
            } catch (NotFoundException | ConflictException e) {
                // There is none, or a container uses it: it goes with a later clean-up.
            }
        });
    }

    InputStream save(String reference) {
        return connection.call(
                "export the image",
                reference,
                () -> connection.client().saveImageCmd(reference).exec());
    }
}
