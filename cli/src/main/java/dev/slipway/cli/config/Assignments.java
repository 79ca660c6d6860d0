package dev.slipway.cli.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.failure.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * Config vars with the values that they are to have.
 *
 * @param names in the order in which they were given
 * @param change what the API is sent
 */
public record Assignments(List<String> names, ObjectNode change) {
    /**
     * @param given each in the form {@code FOO=bar}
     * @throws UsageException if one is not
     */
    public static Assignments of(List<String> given) {
        ObjectNode change = Api.object();
        List<String> names = new ArrayList<>();
        for (String assignment : given) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new UsageException(assignment + " is invalid. Must be in the format FOO=bar.");
            }
            String name = assignment.substring(0, equals);
            names.add(name);
            change.put(name, assignment.substring(equals + 1));
        }
        return new Assignments(names, change);
    }
}
