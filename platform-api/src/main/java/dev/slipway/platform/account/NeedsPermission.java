package dev.slipway.platform.account;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which permission on the app that its path names an endpoint asks the caller for. Every endpoint with an app in its
 * path that changes something has one; those that read need {@link Permission#VIEW} where nothing is said.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NeedsPermission {
    /** Any of these will do. */
    Permission[] value();
}
