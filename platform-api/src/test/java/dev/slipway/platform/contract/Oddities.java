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
import java.util.Random;
import java.util.UUID;

/** What clients send by mistake or on purpose. The same random numbers give the same oddities. */
final class Oddities {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

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
            default -> one(OddInput.TEXTS);
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
        String number = one(OddInput.NUMBERS);
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
        JsonNode element = random.nextBoolean() ? JSON.textNode(one(OddInput.TEXTS)) : number();
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
                URLEncoder.encode(one(OddInput.TEXTS) + "a", StandardCharsets.UTF_8)
                        .replace("+", "%20");
            default -> one(OddInput.SEGMENTS);
        };
    }

    /** One of a header's, which must be one of those that are known here. */
    String header(String name) {
        return one(OddInput.HEADERS.get(name));
    }

    static List<String> headers() {
        return OddInput.HEADERS.keySet().stream().sorted().toList();
    }
}
