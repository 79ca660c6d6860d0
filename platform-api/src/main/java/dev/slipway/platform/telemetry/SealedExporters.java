package dev.slipway.platform.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.platform.config.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Drains' endpoints and keys on their way into the database and out of it. */
@ApplicationScoped
class SealedExporters {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vault vault;

    SealedExporters(Vault vault) {
        this.vault = vault;
    }

    byte[] seal(UUID drainId, Exporter exporter) {
        try {
            String json = JSON.writeValueAsString(JSON.createObjectNode()
                    .put("type", exporter.type().word())
                    .put("endpoint", exporter.endpoint())
                    .set("headers", JSON.valueToTree(exporter.headers())));
            return vault.seal(json, context(drainId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts could not be written as JSON", e);
        }
    }

    Exporter open(TelemetryDrain drain) {
        try {
            String json = vault.open(drain.sealedExporter, context(drain.id));
            return TelemetryFields.of(JSON.createObjectNode().set("exporter", JSON.readTree(json)))
                    .exporter();
        } catch (JsonProcessingException e) {
            // Without the cause, which quotes what it read.
            throw new IllegalStateException("what was sealed for telemetry drain " + drain.id + " is no JSON");
        }
    }

    private static String context(UUID drainId) {
        return "telemetry-drain/" + drainId;
    }
}
