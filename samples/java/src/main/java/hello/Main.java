package hello;

import io.javalin.Javalin;
import java.util.Map;

/** A small web app on Javalin. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Map<String, String> env = System.getenv();
        String greeting = env.getOrDefault("GREETING", "Hello from Slipway");
        String release = env.getOrDefault("SLIPWAY_RELEASE_VERSION", "no release");
        int port = Integer.parseInt(env.getOrDefault("PORT", "7000"));

        Javalin app = Javalin.create(config -> config.showJavalinBanner = false)
                .get("/", context -> context.result(
                        greeting + " (" + release + ", " + env.getOrDefault("DYNO", "no dyno") + ")\n"))
                .get("/java", context -> context.result(Runtime.version() + "\n"));
        Runtime.getRuntime().addShutdownHook(new Thread(app::stop));
        app.start("0.0.0.0", port);
    }
}
