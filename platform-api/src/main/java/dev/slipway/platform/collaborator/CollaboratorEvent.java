package dev.slipway.platform.collaborator;

import dev.slipway.platform.app.App;

/** Tells other features, within the same transaction, whose access to an app changed. */
public sealed interface CollaboratorEvent {
    App app();

    CollaboratorView collaborator();

    record Added(App app, CollaboratorView collaborator) implements CollaboratorEvent {}

    /** They may do more or less than before. */
    record Changed(App app, CollaboratorView collaborator) implements CollaboratorEvent {}

    record Removed(App app, CollaboratorView collaborator) implements CollaboratorEvent {}
}
