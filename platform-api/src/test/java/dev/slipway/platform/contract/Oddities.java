package dev.slipway.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** What clients send by mistake or on purpose. The same random numbers give the same oddities. */
final class Oddities {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "a\nb",
            "\r\n",
            "\t",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\ud800",
            "\udc00",
            "a\ud83d",
            "\udea2\ud83d",
            "\ud83d\udea2",
            "bücher",
            "b\u0308u",
            "Shop",
            "SHOP",
            "a.b",
            ".",
            "..",
            "a..b",
            "-a",
            "a-",
            "a_b",
            "xn--bcher-kva",
            "bücher.example",
            "WWW.Example.COM",
            "*.example.com",
            "example.com.",
            "localhost",
            "127.0.0.1",
            "[::1]",
            "%",
            "%s%n",
            "%00",
            "{0}",
            "${x}",
            "'; --",
            "\"",
            "\\",
            "\\ud800",
            "<b>",
            "null",
            "true",
            "~",
            "*",
            "v0",
            "v1",
            "v99999999999",
            "-1",
            "+1",
            "1e9",
            "0x1",
            "NaN",
            "١",
            "web",
            "Web",
            "web.1",
            "web.0",
            "web.99999999999",
            "run",
            "release",
            "basic",
            "staging",
            "heroku/nodejs",
            "http://",
            "http://[",
            "http://localhost:99999/a.tgz",
            "http://localhost:1/a.tgz",
            "file:///etc/passwd",
            "ftp://localhost/a",
            "mailto:a@example.com",
            "http:a",
            "//localhost/a",
            "https://169.254.169.254/",
            "SHA256:",
            "MD5:0",
            "ssh-rsa",
            "ssh-rsa AAAA",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA== a",
            "2026-01-02T03:04:05Z",
            "+999999999-12-31T23:59:59Z",
            "someone@example.com",
            "@");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0.0",
            "-1",
            "1",
            "2",
            "20",
            "21",
            "0.5",
            "1e3",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "99999999999999999999999",
            "1e99",
            "1e-99",
            "1e400",
            "-1e400");

    private static final List<String> SEGMENTS = List.of(
            "a.b",
            "Shop",
            "SHOP",
            "b%C3%BCcher",
            "xn--bcher-kva",
            "%00",
            "a%00b",
            "%0A",
            "%0d%0aX:1",
            "%ff%fe",
            "%C0%AF",
            "%ed%a0%80",
            "..%2f..",
            "%2e.",
            "%27%3B--",
            "%25",
            "%25s",
            "%7E",
            "~",
            "*",
            "@",
            ":",
            "%3B",
            "x;a=b",
            "a;b",
            "a,b",
            "+",
            "%20",
            "%20shop",
            "v0",
            "v1",
            "-1",
            "v99999999999",
            "99999999999999999999",
            "web.0",
            "web.1",
            "Web.1",
            "web.99999999999",
            "run.1",
            "...",
            "null",
            "$%7Bx%7D",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "someone@example.com",
            "x".repeat(1500));

    private static final Map<String, List<String>> HEADERS = Map.of(
            "Range",
            List.of(
                    "id ..",
                    "id ..; max=1",
                    "id ..; max=0",
                    "id ..; max=99999999999",
                    "id ]..",
                    "id ..[",
                    "id a..b",
                    "id a..b..c",
                    "created_at ..; order=desc",
                    "created_at 2026..",
                    "updated_at ]2026-01-02T03:04:05Z..",
                    "created_at ]+1000000000-01-01T00:00:00Z..",
                    "version ]1..; order=desc,max=2",
                    "version 1e3..",
                    "name ]a~b..",
                    "name ~..",
                    "hostname ..; max=1;",
                    "nosuch ..",
                    "..",
                    "....",
                    "; ; ;",
                    ", max",
                    "id",
                    "bytes=0-",
                    "bytes=0-99,200-",
                    "id ..; order=up",
                    "id ..; max=" + "9".repeat(5000)),
            "If-None-Match",
            List.of("*", "\"", "\"\"", "W/", "W/\"x\"", ",,,", "\"a\", \"b\"", "x".repeat(2000)),
            "Accept",
            List.of(
                    "*/*",
                    "application/json",
                    "application/vnd.heroku+json",
                    "application/vnd.heroku+json; version=2",
                    "application/vnd.heroku+json; version=3.sdk",
                    "text/html",
                    "text/html;q=0.9, */*;q=0.1",
                    "nonsense",
                    "/",
                    ";",
                    "*/*;q=9",
                    "application/json;charset=nonsense",
                    "a/b;c=\"",
                    "*/" + "x".repeat(2000)),
            "Content-Type",
            List.of(
                    "application/json",
                    "application/json; charset=utf-16",
                    "application/json;charset=nonsense",
                    "text/json",
                    "application/vnd.heroku+json; version=3",
                    "text/plain",
                    "multipart/form-data",
                    "application/x-www-form-urlencoded",
                    "application/octet-stream",
                    "nonsense",
                    "/",
                    "a/b/c"),
            "Request-Id",
            List.of("a", "<b>", "x".repeat(5000)),
            "Accept-Encoding",
            List.of("gzip", "identity;q=0", "*;q=0", "nonsense"),
            "Content-Encoding",
            List.of("gzip", "nonsense"));

    private final Random random;

    Oddities(Random random) {
        this.random = random;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String text() {
        return switch (random.nextInt(10)) {
            case 0 -> "x".repeat(random.nextInt(1, 70_000));
            case 1 -> "ü\ud83d\udea2".repeat(random.nextInt(1, 2000));
            case 2 ->
                random.ints(random.nextInt(1, 12), 0, 0x10000)
                        .collect(StringBuilder::new, (made, unit) -> made.append((char) unit), StringBuilder::append)
                        .toString();
            default -> one(TEXTS);
        };
    }

    /** Of any type. */
    JsonNode value() {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2, 3 -> number();
            case 4 -> nested(random.nextInt(1, 400));
            case 5 -> repeated(random.nextInt(0, 3000));
            case 6 -> JSON.objectNode();
            case 7 -> JSON.objectNode().set(text(), JSON.textNode(text()));
            case 8 -> JSON.arrayNode().add(value()).addNull();
            default -> JSON.textNode(text());
        };
    }

    private JsonNode number() {
        String number = one(NUMBERS);
        return number.matches("-?\\d+")
                ? JSON.numberNode(new BigInteger(number))
                : JSON.numberNode(new BigDecimal(number));
    }

    private JsonNode nested(int depth) {
        JsonNode inner = JSON.textNode("in");
        for (int i = 0; i < depth; i++) {
            inner = i % 2 == 0 ? JSON.arrayNode().add(inner) : JSON.objectNode().set("id", inner);
        }
        return inner;
    }

    private JsonNode repeated(int length) {
        ArrayNode array = JSON.arrayNode();
        JsonNode element = random.nextBoolean() ? JSON.textNode(one(TEXTS)) : number();
        for (int i = 0; i < length; i++) {
            array.add(element);
        }
        return array;
    }

    /** A body that is no JSON object, or none in UTF-8. */
    byte[] rawBody() {
        return switch (random.nextInt(6)) {
            case 0 -> "{\"name\": \"é\", \"hostname\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
            case 1 -> "{\"name\": \"shop\"}".getBytes(StandardCharsets.UTF_16);
            case 2 -> ("{\"a\": ".repeat(5000) + "1" + "}".repeat(5000)).getBytes(StandardCharsets.UTF_8);
            case 3 -> bytes();
            default ->
                one(List.of(
                                "",
                                " ",
                                "{",
                                "}",
                                "[]",
                                "[{}]",
                                "null",
                                "true",
                                "5",
                                "\"a\"",
                                "{\"a\": 1} {",
                                "{'a': 1}",
                                "{\"a\": 1, \"a\": 2}",
                                "{\"a\": NaN}",
                                "{\"a\": 01}",
                                "[" + "1,".repeat(9000) + "1]",
                                "{,}"))
                        .getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(1, 200)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** One segment of a path, escaped as far as a URI has to be. */
    String segment() {
        return switch (random.nextInt(6)) {
            case 0 -> UUID.nameUUIDFromBytes(bytes()).toString();
            case 1 -> UUID.nameUUIDFromBytes(bytes()).toString().toUpperCase(Locale.ROOT);
            case 2 ->
                URLEncoder.encode(one(TEXTS) + "a", StandardCharsets.UTF_8).replace("+", "%20");
            default -> one(SEGMENTS);
        };
    }

    /** One of a header's, which must be one of those that are known here. */
    String header(String name) {
        return one(HEADERS.get(name));
    }

    static List<String> headers() {
        return HEADERS.keySet().stream().sorted().toList();
    }
}
