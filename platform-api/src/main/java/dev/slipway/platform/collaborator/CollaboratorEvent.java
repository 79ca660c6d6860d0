package dev.slipway.platform.collaborator;

import dev.slipway.platform.app.App;

/** Tells other features, within the same transaction, that somebody's access to an app changed. */
public sealed interface CollaboratorEvent {
    App app();

    CollaboratorView collaborator();

    record Added(App app, CollaboratorView collaborator) implements CollaboratorEvent {}

    record Changed(App app, CollaboratorView collaborator) implements CollaboratorEvent {}

    /** With the access that there was. */
    record Removed(App app, CollaboratorView collaborator) implements CollaboratorEvent {}
}
