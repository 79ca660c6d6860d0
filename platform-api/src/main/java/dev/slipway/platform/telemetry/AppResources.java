package dev.slipway.platform.telemetry;

import dev.slipway.model.log.LogLine;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What signals are of, in the words of OpenTelemetry's semantic conventions: the app is the service, a dyno an instance of
 * it.
 */
record AppResources(UUID appId, String appName) {
    static final InstrumentationScope SCOPE =
            InstrumentationScope.newBuilder().setName("slipway").build();

    private static final Pattern DYNO = Pattern.compile("[a-z][a-z0-9_-]*\\.\\d+");

    /** The app as a whole, which its router and the platform's API are a part of. */
    Resource app() {
        return builder().build();
    }

    /** A dyno such as {@code web.1}, or the app for what no dyno said. */
    Resource of(String process) {
        if (!DYNO.matcher(process).matches()) {
            return app();
        }
        return builder()
                .addAttributes(Attributes.text("service.instance.id", process))
                .addAttributes(Attributes.text("heroku.dyno.name", process))
                .addAttributes(Attributes.text("heroku.dyno.type", process.substring(0, process.indexOf('.'))))
                .build();
    }

    Resource of(LogLine line) {
        return of(line.process());
    }

    private Resource.Builder builder() {
        return Resource.newBuilder()
                .addAttributes(Attributes.text("service.name", appName))
                .addAttributes(Attributes.text("heroku.app.id", appId.toString()))
                .addAttributes(Attributes.text("heroku.app.name", appName));
    }
}
