package dev.slipway.platform.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Knows which fields of a body may be null: those whose record says so. All others are always there, as fields are never
 * left out.
 */
final class RecordFacts {
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    /** By the names of the fields, since schemas have their records' short names only. */
    private final Map<Set<String>, Map<String, Boolean>> nullable = new HashMap<>();

    RecordFacts(IndexView index) {
        index.getKnownClasses().stream().filter(ClassInfo::isRecord).forEach(this::read);
    }

    private void read(ClassInfo record) {
        Map<String, Boolean> fields = new HashMap<>();
        for (RecordComponentInfo field : record.recordComponents()) {
            fields.put(NAMES.translate(field.name()), field.type().hasAnnotation(NULLABLE));
        }
        // Records of the same fields that don't agree are taken for the more cautious of them.
        nullable.merge(fields.keySet(), fields, RecordFacts::either);
    }

    private static Map<String, Boolean> either(Map<String, Boolean> one, Map<String, Boolean> other) {
        Map<String, Boolean> both = new HashMap<>(one);
        other.forEach((field, may) -> both.merge(field, may, Boolean::logicalOr));
        return both;
    }

    void complete(Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null || !nullable.containsKey(properties.keySet())) {
            return;
        }
        Map<String, Boolean> fields = Map.copyOf(nullable.getOrDefault(properties.keySet(), Map.of()));
        List<String> required = new ArrayList<>();
        Map.copyOf(properties).forEach((field, property) -> {
            if (fields.getOrDefault(field, true)) {
                schema.addProperty(field, orNull(property));
            } else {
                required.add(field);
            }
        });
        if (!required.isEmpty()) {
            schema.setRequired(required.stream().sorted().toList());
        }
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() != null) {
            return OASFactory.createSchema()
                    .addAnyOf(schema)
                    .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
        }
        if (schema.getType() != null && !schema.getType().contains(Schema.SchemaType.NULL)) {
            schema.addType(Schema.SchemaType.NULL);
        }
        return schema;
    }
}
