package dev.slipway.platform.openapi;

import dev.slipway.platform.http.Surface;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/**
 * Makes the document of the Platform API of what was found in the resources: leaves out what isn't the API's, and adds
 * what each endpoint has in common with the others. Used while the platform is built, and never while it runs.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
    private static final String BEARER = "bearer";
    private static final String BASIC = "basic";
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private final RecordFacts records;

    public ApiDocument(IndexView index) {
        records = new RecordFacts(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, PathItem> paths = document.getPaths().getPathItems();
        List.copyOf(paths.keySet()).stream().filter(path -> !isApi(path)).forEach(document.getPaths()::removePathItem);
        Components components =
                document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
        document.setComponents(components);
        if (components.getSchemas() != null) {
            components.getSchemas().values().forEach(records::complete);
            // What is read without a form of its own; its class has nothing of a body.
            components.removeSchema("JsonNodeType");
            components.addSchema("JsonNode", OASFactory.createSchema().description("JSON."));
        }
        addCredentials(document, components);
        addError(components);
        describe(document.getPaths().getPathItems());
    }

    private static boolean isApi(String path) {
        return Surface.isApi(path) && !path.contains(".git/") && !path.startsWith("/q/");
    }

    private static void describe(Map<String, PathItem> paths) {
        SuccessAnswers answers = SuccessAnswers.of(paths);
        paths.forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
            operation.setOperationId(Wording.id(method, path));
            operation.setSummary(Wording.summary(method, path));
            operation.setTags(List.of(Wording.tag(path)));
            declareVariables(path, operation);
            answers.complete(path, method, operation);
            refuse(operation);
        }));
    }

    /** Those that the endpoint itself doesn't read. */
    private static void declareVariables(String path, Operation operation) {
        List<String> declared = operation.getParameters() == null
                ? List.of()
                : operation.getParameters().stream().map(Parameter::getName).toList();
        VARIABLE.matcher(path)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !declared.contains(name))
                .forEach(name -> operation.addParameter(OASFactory.createParameter()
                        .name(name)
                        .in(Parameter.In.PATH)
                        .required(true)
                        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))));
    }

    private static void refuse(Operation operation) {
        operation.getResponses().setDefaultValue(OASFactory.createAPIResponse().ref("#/components/responses/Error"));
    }

    private static void addCredentials(OpenAPI document, Components components) {
        components.addSecurityScheme(
                BEARER,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("An API key, see POST /oauth/authorizations."));
        components.addSecurityScheme(
                BASIC,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("basic")
                        .description("Any user name, and an API key as the password."));
        document.setSecurity(List.of(
                OASFactory.createSecurityRequirement().addScheme(BEARER),
                OASFactory.createSecurityRequirement().addScheme(BASIC)));
    }

    private static void addError(Components components) {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        components.addSchema(
                "Error",
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.OBJECT)
                        .addProperty("id", text)
                        .addProperty("message", text)
                        .required(List.of("id", "message")));
        APIResponse error = OASFactory.createAPIResponse()
                .description("Refused: id is a stable word for programs, message says what is wrong and what to do.");
        error.setContent(Json.content(OASFactory.createSchema().ref("#/components/schemas/Error")));
        components.addResponse("Error", error);
    }
}
