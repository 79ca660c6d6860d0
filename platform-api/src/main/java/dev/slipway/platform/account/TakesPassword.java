package dev.slipway.platform.account;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint that may be asked with an e-mail address and a password too, as Basic credentials: where keys are made.
 * Everywhere else a request needs a key.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface TakesPassword {}
