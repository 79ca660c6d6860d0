package dev.slipway.platform.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppView;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.slug.SlugUpload;
import dev.slipway.platform.slug.SlugView;
import dev.slipway.platform.stream.StreamUrls;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code POST /apps/:app/slugs}: an app that was built elsewhere. */
@Path("/apps/{app}/slugs")
@Produces(MediaType.APPLICATION_JSON)
public class SlugUploadResource {
    private static final int LONGEST = 200;
    private static final int LONGEST_COMMAND = 32 * 1024;

    private final Apps apps;
    private final SlugUploads uploads;
    private final Caller caller;
    private final StreamUrls urls;

    SlugUploadResource(Apps apps, SlugUploads uploads, Caller caller, StreamUrls urls) {
        this.apps = apps;
        this.uploads = uploads;
        this.caller = caller;
        this.urls = urls;
    }

    @POST
    @NeedsPermission(Permission.DEPLOY)
    public Response create(String app, @Nullable JsonNode body) {
        App found = apps.require(app);
        SlugUpload upload = new SlugUpload();
        upload.types(processTypes(body));
        upload.commitId = text(body, "commit");
        upload.description = text(body, "buildpack_provided_description");
        upload.checksum = text(body, "checksum");
        requireStack(found, text(body, "stack"));
        uploads.create(caller.account(), found, upload);
        return Response.status(201).entity(SlugView.of(found, upload, urls)).build();
    }

    private static ProcessTypes processTypes(@Nullable JsonNode body) {
        JsonNode given = body == null ? null : body.get("process_types");
        if (given == null || !given.isObject() || given.isEmpty()) {
            throw SlipwayException.invalid(
                    "Say what the slug can run: {\"process_types\": {\"web\": \"bin/web -p $PORT\"}}.");
        }
        Map<String, String> commands = new TreeMap<>();
        given.properties().forEach(type -> commands.put(type.getKey(), command(type.getKey(), type.getValue())));
        return ProcessTypes.of(commands);
    }

    private static String command(String type, JsonNode value) {
        String command = value.asText("");
        if (!value.isTextual()
                || command.isBlank()
                || command.length() > LONGEST_COMMAND
                || command.indexOf('\0') >= 0) {
            throw SlipwayException.invalid(
                    "process_types.%s must be a command, a text with at most %d characters.", type, LONGEST_COMMAND);
        }
        return command;
    }

    private static @Nullable String text(@Nullable JsonNode body, String field) {
        JsonNode value = body == null ? null : body.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        String text = value.asText();
        if (!value.isTextual() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw SlipwayException.invalid("%s must be a text of one line with at most %d characters.", field, LONGEST);
        }
        return text;
    }

    private static void requireStack(App app, @Nullable String stack) {
        AppView.Named own = AppView.Named.of(app.stack);
        if (stack != null && !stack.equals(own.name()) && !stack.equals(own.id().toString())) {
            throw SlipwayException.invalid(
                    "stack must be %s, which %s runs on, not %s. Build the slug there, or leave stack out.",
                    app.stack, app.name, stack);
        }
    }
}
