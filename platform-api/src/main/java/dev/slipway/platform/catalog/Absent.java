package dev.slipway.platform.catalog;

import dev.slipway.model.error.SlipwayException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Says of the parts of Heroku's API which have no meaning here that they don't exist, and why; else a client would be
 * told of an unknown endpoint. It needs no credential, since the answer tells nothing of this installation.
 */
public class Absent {
    private static final String NO_ADDONS =
            "Couldn't find that add-on: Slipway has none. Run the service yourself and set its URL as a config var.";
    private static final String NO_BILLING =
            "There is no billing on Slipway: nobody is charged, so this doesn't exist.";
    private static final String NO_ENTERPRISE = "There are no enterprise accounts on Slipway: use teams.";
    private static final String NO_SPACES =
            "There are no private spaces on Slipway: each app has a private network of its own.";

    private static final List<Rule> RULES = List.of(
            new Rule("/(addons|addon-attachments|addon-services|plans)/.+", NO_ADDONS),
            new Rule("/apps/[^/]+/(addons|addon-attachments)/.+", NO_ADDONS),
            new Rule("POST", "/apps/[^/]+/addons|/addon-attachments", NO_ADDONS),
            new Rule("/actions/(addons|addon-attachments)/resolve", NO_ADDONS),
            new Rule("/account/(credits|invoices|invoice-address|delinquency)(/.*)?", NO_BILLING),
            new Rule("/teams/[^/]+/(invoices|delinquency|usage)(/.*)?", NO_BILLING),
            new Rule("/apps/[^/]+/usage", NO_BILLING),
            new Rule("/enterprise-accounts(/.*)?", NO_ENTERPRISE),
            new Rule("/teams/[^/]+/identity-providers(/.*)?", "There is no single sign-on on Slipway."),
            new Rule("/teams/[^/]+/spaces|(/teams/[^/]+)?/spaces/.*", NO_SPACES),
            new Rule("POST", "/spaces", NO_SPACES));

    /** What is answered to the methods and paths that match as a whole. */
    private record Rule(Pattern method, Pattern path, String message) {
        Rule(String method, String path, String message) {
            this(Pattern.compile(method), Pattern.compile(path), message);
        }

        Rule(String path, String message) {
            this(".*", path, message);
        }

        boolean matches(String asked, String of) {
            return method.matcher(asked).matches() && path.matcher(of).matches();
        }
    }

    @ServerRequestFilter(preMatching = true)
    void refuse(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        RULES.stream()
                .filter(rule -> rule.matches(request.getMethod(), path))
                .findFirst()
                .ifPresent(rule -> {
                    throw SlipwayException.notFound("%s", rule.message());
                });
    }
}
