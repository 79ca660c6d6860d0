package dev.slipway.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the shared installation, and its certificate authority: each is started before the first test that asks for it,
 * and ended after the last.
 */
final class Installed implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Installed.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Slipway.class || type == Pebble.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
        Slipway slipway = store.computeIfAbsent(Slipway.class, key -> Slipway.up(), Slipway.class);
        return parameter.getParameter().getType() == Slipway.class
                ? slipway
                : store.computeIfAbsent(Pebble.class, key -> Pebble.start(slipway), Pebble.class);
    }
}
