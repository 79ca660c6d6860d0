package dev.slipway.router.routes;

import dev.slipway.model.route.AppRoutes;
import java.util.List;
import java.util.UUID;

/** An app with the endpoints of its healthy web dynos. */
public record ServedApp(UUID id, AppRoutes.AppStatus status, List<Endpoint> endpoints) {}
