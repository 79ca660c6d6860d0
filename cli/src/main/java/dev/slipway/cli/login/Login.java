package dev.slipway.cli.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.api.ApiException;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.command.SecondFactorCode;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.ExitCode;
import dev.slipway.cli.failure.UsageException;
import dev.slipway.cli.platform.Platform;
import dev.slipway.cli.platform.PlatformsFile;
import dev.slipway.cli.terminal.Style;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "login",
        description = "Log in to a platform, and send commands to it from now on. The key or the password is"
                + " asked for, or read from the standard input.")
public final class Login extends Command {
    /** A year: who logs in by hand does not like to do it often, and a lost key ends some day. */
    private static final long KEY_SECONDS = 365 * 24 * 60 * 60L;

    private static final String CLI_LOGINS = "/cli";
    private static final String AUTHORIZATIONS = "/oauth/authorizations";

    @Parameters(paramLabel = "URL", description = "The platform's address, such as https://paas.example.com.")
    private String address = "";

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NAME",
            description = "What to call the platform; its host if not given.")
    @Nullable
    private String name;

    @Option(
            names = {"-e", "--email"},
            paramLabel = "EMAIL",
            description = "Log in with this address and a password, instead of a key.")
    @Nullable
    private String email;

    @Option(
            names = {"-b", "--browser"},
            description = "Log in by the browser: sign in on the platform's console, and allow it there.")
    private boolean browser;

    public Login(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        URI url = url();
        String called = name != null ? name : Platform.nameOf(url);
        if (!Platform.isName(called) || called.equals(Platform.LOCAL)) {
            throw new UsageException(
                    called + " can't be a platform's name: use letters, digits, _ and -, and not local.");
        }
        if (browser && email != null) {
            throw new UsageException("Log in by --browser or with --email, not with both.");
        }
        String key = browser ? keyByBrowser(url) : email == null ? askForKey(url) : keyFor(url, email);
        String user = terminal.progress(
                "Logging in to " + url,
                () -> Api.withKey(url, key, "Is the address right?")
                        .get("/account")
                        .path("email")
                        .asText(),
                email -> "as " + terminal.paint(Style.GOOD, email));
        PlatformsFile file = context.platforms();
        file.write(file.read().with(new Platform(called, url, user, key)));
        terminal.note("Commands go to " + called + " now. Back to this machine's platform: " + context.script()
                + " platforms:use local");
    }

    private String askForKey(URI url) {
        return terminal.askSecret("API key of " + url + ": ")
                .filter(given -> !given.isEmpty())
                .orElseThrow(() -> new CommandException(
                        ExitCode.LOGIN_NEEDED,
                        "There was no key. On the platform's machine it is in $SLIPWAY_HOME/api-key.",
                        null));
    }

    /** Somebody allows it on the console, which makes a key for this command. */
    private String keyByBrowser(URI url) {
        JsonNode begun = Api.anonymous(url, "Is the address right?")
                .post(CLI_LOGINS + "/auth", Api.object().put("description", "slipway login from " + hostname()));
        terminal.note("Open this in a browser, and allow the login there:");
        terminal.note("  " + url + CLI_LOGINS + begun.path("browser_url").asText());
        JsonNode answer = terminal.progress(
                "Waiting for the browser",
                () -> Api.withKey(url, begun.path("token").asText(), "Log in again.")
                        .await(CLI_LOGINS + begun.path("cli_url").asText()),
                given -> given.hasNonNull("error") ? "no" : "allowed");
        if (answer.hasNonNull("error")) {
            throw new CommandException(
                    ExitCode.LOGIN_NEEDED, answer.path("error").asText(), null);
        }
        return answer.path("access_token").asText();
    }

    /** What the user knows this machine by. */
    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "a machine without a name";
        }
    }

    /** Makes a key with the password, which is kept nowhere. */
    private String keyFor(URI url, String address) {
        String password = terminal.askSecret("Password of " + address + " at " + url + ": ")
                .filter(given -> !given.isEmpty())
                .orElseThrow(() -> new CommandException(ExitCode.LOGIN_NEEDED, "There was no password.", null));
        ObjectNode wanted = Api.object().put("description", "slipway login").put("expires_in", KEY_SECONDS);
        wanted.putArray("scope").add("global");
        Api api = Api.withPassword(url, address, password, "Is the address right?");
        return made(api, wanted).path("access_token").path("token").asText();
    }

    private JsonNode made(Api api, ObjectNode wanted) {
        try {
            return api.post(AUTHORIZATIONS, wanted);
        } catch (ApiException e) {
            if (!e.asksForCode()) {
                throw e;
            }
            return api.withCode(SecondFactorCode.ask(terminal)).post(AUTHORIZATIONS, wanted);
        }
    }

    private URI url() {
        try {
            URI url = PlatformsFile.address(address);
            if (url.getHost() != null && url.getScheme().matches("https?")) {
                return url;
            }
        } catch (IllegalArgumentException notAUrl) {
            // Said below, in the same words as for an address of another kind.
        }
        throw new UsageException(
                address + " is not the address of a platform. Write it as in https://paas.example.com");
    }
}
