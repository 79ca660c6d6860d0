package dev.slipway.cli.git;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.failure.CommandException;
import java.net.URI;
import java.util.Map;

/** How a repository is connected to an app: the remote's URL, and the way to the credentials, which are never in it. */
public record Remote(String url, String origin, String helper) {
    /** Settings without which the helper would look for the key of another installation. */
    private static final String[] SETTINGS = {"SLIPWAY_HOME", "SLIPWAY_PORT", "SLIPWAY_BIND"};

    /**
     * @param app the app as the API shows it
     * @param script the {@code slipway} script
     * @param environment the command's environment
     */
    public static Remote of(JsonNode app, String script, Map<String, String> environment) {
        String url = app.path("git_url").asText();
        URI parsed = URI.create(url);
        if (parsed.getScheme() == null || parsed.getAuthority() == null) {
            throw new CommandException("The platform names no git URL for this app: \"" + url + "\"");
        }
        StringBuilder helper = new StringBuilder();
        for (String setting : SETTINGS) {
            String value = environment.get(setting);
            if (value != null) {
                helper.append(setting).append('=').append(quote(value)).append(' ');
            }
        }
        helper.append(quote(script)).append(" git:credentials");
        return new Remote(url, parsed.getScheme() + "://" + parsed.getAuthority(), helper.toString());
    }

    public void addTo(GitRepository repository, String name) {
        repository.setRemote(name, url);
        repository.setCredentialHelper(origin, helper);
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
