package dev.slipway.platform.contract;

import dev.slipway.platform.contract.Answers.Answer;
import dev.slipway.platform.contract.Answers.Kind;
import dev.slipway.platform.contract.Routes.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much of the schema there is, and how much of that the tests' answers have shown to be right.
 *
 * @param implemented the links that a route serves
 * @param successes the number of success answers, all of them valid, by the link's name
 * @param errors the number of error answers, by the link's name
 */
record Coverage(List<Link> implemented, Map<String, Long> successes, Map<String, Long> errors) {
    static Coverage of(List<Route> routes, List<Answer> answers) {
        List<Link> implemented = Contract.links().stream()
                .filter(link -> routes.stream().anyMatch(route -> route.serves(link)))
                .toList();
        return new Coverage(implemented, count(answers, Kind.SUCCESS), count(answers, Kind.ERROR));
    }

    /** The links that are there, but that no test got a success answer from. */
    List<String> unproven() {
        return implemented.stream()
                .map(Link::name)
                .filter(name -> !successes.containsKey(name))
                .toList();
    }

    String summary() {
        return "Heroku's Platform API v3: %d links in the schema, %d implemented, %d validated by a success answer; "
                        .formatted(
                                Contract.links().size(),
                                implemented.size(),
                                implemented.size() - unproven().size())
                + "%d success and %d error answers seen".formatted(sum(successes), sum(errors));
    }

    /** The summary, the schema's digest, and a line for each link. */
    String report() {
        String lines = Contract.links().stream().map(this::line).collect(Collectors.joining("\n"));
        return summary() + "\nschema " + Contract.schema() + "\n\nsuccess error link\n" + lines + "\n";
    }

    private String line(Link link) {
        return implemented.contains(link)
                ? "%7d %5d %s"
                        .formatted(
                                successes.getOrDefault(link.name(), 0L),
                                errors.getOrDefault(link.name(), 0L),
                                link.name())
                : "%7s %5s %s".formatted("-", "-", link.name());
    }

    private static Map<String, Long> count(List<Answer> answers, Kind kind) {
        return answers.stream()
                .filter(answer -> answer.kind() == kind)
                .map(Answer::link)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
