package dev.slipway.router.routes;

import dev.slipway.model.route.AppRoutes;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An app with the endpoints of its healthy web dynos.
 *
 * @param challenges token to what a certificate authority is answered that asks for it
 */
public record ServedApp(
        UUID id, AppRoutes.AppStatus status, List<Endpoint> endpoints, Map<String, String> challenges) {}
