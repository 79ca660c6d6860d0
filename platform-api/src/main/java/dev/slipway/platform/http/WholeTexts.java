package dev.slipway.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Refuses texts with half of a surrogate pair: JSON can escape one ({@code "\ud800"}), but UTF-8 has no such character, so it
 * could neither be kept nor sent back as it was.
 */
final class WholeTexts extends SimpleModule {
    private static final long serialVersionUID = 1L;

    WholeTexts() {
        super("whole-texts");
        addDeserializer(String.class, new Text());
        addDeserializer(JsonNode.class, new Tree());
    }

    static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }

    private static final class Text extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (!isWhole(text)) {
                throw new HalfCharacterException(parser);
            }
            return text;
        }
    }

    private static final class Tree extends JsonDeserializer<JsonNode> {
        private static final JsonDeserializer<? extends JsonNode> TREES =
                JsonNodeDeserializer.getDeserializer(JsonNode.class);

        @Override
        public JsonNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode tree = TREES.deserialize(parser, context);
            Deque<JsonNode> left = new ArrayDeque<>();
            left.add(tree);
            while (!left.isEmpty()) {
                JsonNode node = left.pop();
                node.forEach(left::push);
                boolean whole = !node.isTextual() || isWhole(node.textValue());
                if (!whole || !node.properties().stream().allMatch(field -> isWhole(field.getKey()))) {
                    throw new HalfCharacterException(parser);
                }
            }
            return tree;
        }

        @Override
        public JsonNode getNullValue(DeserializationContext context) {
            return context.getNodeFactory().nullNode();
        }

        /** A field that is left out is not one that is null. */
        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
