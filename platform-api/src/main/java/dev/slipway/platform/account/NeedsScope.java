package dev.slipway.platform.account;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which scope an endpoint asks the caller's key for. Where nothing is said, one that reads needs {@link Scope#READ} and
 * one that changes something {@link Scope#WRITE}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface NeedsScope {
    Scope value();
}
