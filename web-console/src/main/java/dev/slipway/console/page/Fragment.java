package dev.slipway.console.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/**
 * A part of a page that the browser asks for again and again. It is sent only if it changed, so that what a person
 * points at or types into stays where it is.
 */
public final class Fragment {
    private Fragment() {}

    /** Names what the part shows; the same content has the same version. */
    public static String version(Object content) {
        return Integer.toHexString(content.hashCode());
    }

    /** @param seen the version that the browser has */
    public static Response unless(String seen, Object content, Function<String, TemplateInstance> part) {
        String version = version(content);
        return version.equals(seen)
                ? Response.noContent().build()
                : Response.ok(part.apply(version)).build();
    }
}
