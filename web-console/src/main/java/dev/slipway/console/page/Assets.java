package dev.slipway.console.page;

import dev.slipway.platform.account.Tokens;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The addresses of style sheet and scripts: they change with their content, since browsers keep them for a day. */
@Singleton
@Named("assets")
public class Assets {
    private static final String HTMX = "META-INF/maven/org.webjars.npm/htmx.org/pom.properties";

    private final String style = own("console.css");
    private final String script = own("console.js");
    private final String logScript = own("log.js");
    private final String followScript = own("follow.js");
    private final String icon = own("icon.svg");
    private final String htmx = "/webjars/htmx.org/" + htmxVersion() + "/dist/htmx.min.js";

    public String style() {
        return style;
    }

    public String script() {
        return script;
    }

    public String logScript() {
        return logScript;
    }

    public String followScript() {
        return followScript;
    }

    public String icon() {
        return icon;
    }

    public String htmx() {
        return htmx;
    }

    private static String own(String name) {
        String path = "/console/assets/" + name;
        String content = new String(read("META-INF/resources" + path), StandardCharsets.UTF_8);
        return path + "?v=" + Tokens.hash(content).substring(0, 12);
    }

    private static String htmxVersion() {
        Properties properties = new Properties();
        try (InputStream in = open(HTMX)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + HTMX, e);
        }
        return properties.getProperty("version");
    }

    private static byte[] read(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + resource, e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the console's artifact lacks " + resource);
        }
        return in;
    }
}
