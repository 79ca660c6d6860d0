package dev.slipway.platform.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a problem becomes an HTTP status. */
public class ProblemMapper {
    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
    private static final String NUL_IN_TEXT = "22021";
    private static final int LONGEST_CHAIN = 20;

    @ServerExceptionMapper
    Response problem(SlipwayException exception) {
        Problem problem = exception.problem();
        String resource = problem instanceof Problem.NotFound missing ? missing.resource() : null;
        Response answer = answer(status(problem), new ErrorBody(problem.code(), problem.message(), resource));
        return problem instanceof Problem.RateLimited limited
                ? Response.fromResponse(answer)
                        .header(HttpHeaders.RETRY_AFTER, limited.retryAfterSeconds())
                        .build()
                : answer;
    }

    public static int status(Problem problem) {
        return switch (problem) {
            case Problem.BadRequest _ -> 400;
            case Problem.Unauthorized _ -> 401;
            case Problem.Forbidden _ -> 403;
            case Problem.TwoFactor _ -> 403;
            case Problem.NotFound _ -> 404;
            case Problem.Conflict _ -> 409;
            case Problem.InvalidParams _ -> 422;
            case Problem.RateLimited _ -> 429;
            case Problem.Unavailable _ -> 503;
        };
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException exception) {
        int status = exception.getResponse().getStatus();
        if (exception.getCause() instanceof JsonProcessingException broken) {
            if (broken.getCause() instanceof WebApplicationException tooLarge) {
                return framework(tooLarge);
            }
            return answer(400, "bad_request", "The body is no JSON in UTF-8" + at(broken) + ".");
        }
        return switch (status) {
            case 404 -> answer(404, "not_found", "The requested API endpoint was not found.");
            case 405 -> answer(405, "method_not_allowed", "This endpoint does not know that method.");
            case 406 -> answer(406, "not_acceptable", "Ask for application/vnd.heroku+json; version=3 or JSON.");
            case 413 -> answer(413, "bad_request", "The body is larger than this endpoint takes.");
            case 415 -> answer(415, "bad_request", "Send the body as application/json.");
            default -> answer(status, "bad_request", "The request could not be read: send a JSON object in UTF-8.");
        };
    }

    /** JSON, but a list where an object belongs, or a text where a number does. */
    @ServerExceptionMapper
    Response mismatch(MismatchedInputException exception) {
        String field = exception.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        String what = field.isEmpty() ? "The body" : "Field " + field;
        return answer(422, "invalid_params", what + " has the wrong type" + expected(exception) + at(exception) + ".");
    }

    @ServerExceptionMapper
    Response half(HalfCharacterException exception) {
        return answer(
                422,
                "invalid_params",
                "A text in the body holds half of a surrogate pair, which is no character" + at(exception) + ".");
    }

    private static String expected(MismatchedInputException exception) {
        Class<?> type = exception.getTargetType();
        if (type == null) {
            return "";
        }
        if (type == String.class) {
            return ": a text belongs there";
        }
        if (type == Boolean.class) {
            return ": true or false belongs there";
        }
        return Number.class.isAssignableFrom(type) ? ": a number belongs there" : ": an object belongs there";
    }

    private static String at(JsonProcessingException exception) {
        JsonLocation location = exception.getLocation();
        return location == null ? "" : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException exception) {
        if (isUnstorable(exception)) {
            return answer(
                    422, "invalid_params", "A text in the request holds a NUL character, which nothing here takes.");
        }
        LOG.log(Level.ERROR, "request failed", exception);
        return answer(
                500,
                "internal_server_error",
                "The platform failed to answer; its log (./slipway logs-platform) has the reason.");
    }

    /** PostgreSQL's texts hold every character but one. */
    private static boolean isUnstorable(Throwable exception) {
        return Stream.<Throwable>iterate(exception, Objects::nonNull, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .anyMatch(cause -> cause instanceof SQLException sql && NUL_IN_TEXT.equals(sql.getSQLState()));
    }

    private static Response answer(int status, String id, String message) {
        return answer(status, new ErrorBody(id, message, null));
    }

    private static Response answer(int status, ErrorBody body) {
        Response.ResponseBuilder response =
                Response.status(status).type(MediaType.APPLICATION_JSON).entity(body);
        return status == 401
                ? response.header("WWW-Authenticate", "Basic realm=\"Slipway\"").build()
                : response.build();
    }
}
