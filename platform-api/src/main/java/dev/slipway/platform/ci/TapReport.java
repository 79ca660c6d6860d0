package dev.slipway.platform.ci;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds test cases in what tests print in the form of the Test Anything Protocol, versions 12 to 14: {@code ok 1 - it adds
 * up}, {@code not ok 2 - it is fast # TODO caches}, with indented or commented lines of diagnosis after them. Whatever else
 * is printed is passed over, subtests too.
 */
public final class TapReport {
    private static final Pattern RESULT = Pattern.compile(
            "(?<not>not )?ok\\b(?: (?<number>\\d{1,9})\\b)?(?: -)?(?<description>[^#]*)(?:# ?(?<directive>.*))?");
    private static final Pattern DIAGNOSIS = Pattern.compile("#.*|  .*");
    private static final int MOST = 10_000;

    private TapReport() {}

    /**
     * One test.
     *
     * @param number as it was printed, or its place among the tests
     * @param directive such as {@code SKIP no network}; empty if there is none
     * @param diagnostic the lines after it
     */
    public record Case(int number, boolean passed, String description, String directive, String diagnostic) {}

    /** In the order of the lines, and empty if the tests print something else. */
    public static List<Case> read(String output) {
        List<Case> cases = new ArrayList<>();
        for (String line : (Iterable<String>) output.lines()::iterator) {
            Matcher result = RESULT.matcher(line);
            if (result.matches() && cases.size() < MOST) {
                cases.add(of(result, cases.size() + 1));
            } else if (!cases.isEmpty() && DIAGNOSIS.matcher(line).matches()) {
                cases.add(diagnosed(cases.removeLast(), line));
            }
        }
        return cases;
    }

    private static Case of(Matcher result, int place) {
        String directive = result.group("directive");
        return new Case(
                result.group("number") == null ? place : Integer.parseInt(result.group("number")),
                result.group("not") == null,
                result.group("description").strip(),
                directive == null ? "" : directive.strip(),
                "");
    }

    private static Case diagnosed(Case test, String line) {
        return new Case(
                test.number(), test.passed(), test.description(), test.directive(), test.diagnostic() + line + "\n");
    }
}
