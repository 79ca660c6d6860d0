package dev.slipway.platform.http;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a problem becomes an HTTP status. */
public class ProblemMapper {
    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @ServerExceptionMapper
    Response problem(SlipwayException exception) {
        Problem problem = exception.problem();
        return answer(status(problem), problem.code(), problem.message());
    }

    public static int status(Problem problem) {
        return switch (problem) {
            case Problem.BadRequest _ -> 400;
            case Problem.Unauthorized _ -> 401;
            case Problem.Forbidden _ -> 403;
            case Problem.NotFound _ -> 404;
            case Problem.Conflict _ -> 409;
            case Problem.InvalidParams _ -> 422;
            case Problem.Unavailable _ -> 503;
        };
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException exception) {
        int status = exception.getResponse().getStatus();
        return switch (status) {
            case 404 -> answer(404, "not_found", "The requested API endpoint was not found.");
            case 405 -> answer(405, "method_not_allowed", "This endpoint does not know that method.");
            case 406 -> answer(406, "not_acceptable", "Ask for application/vnd.heroku+json; version=3 or JSON.");
            case 413 -> answer(413, "bad_request", "The body is larger than this endpoint takes.");
            case 415 -> answer(415, "bad_request", "Send the body as application/json.");
            default -> answer(status, "bad_request", "The request could not be read: send a JSON object in UTF-8.");
        };
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException exception) {
        LOG.log(Level.ERROR, "request failed", exception);
        return answer(
                500,
                "internal_server_error",
                "The platform failed to answer; its log (./slipway logs-platform) has the reason.");
    }

    private static Response answer(int status, String id, String message) {
        Response.ResponseBuilder response =
                Response.status(status).type(MediaType.APPLICATION_JSON).entity(new ErrorBody(id, message));
        return status == 401
                ? response.header("WWW-Authenticate", "Basic realm=\"Slipway\"").build()
                : response.build();
    }
}
