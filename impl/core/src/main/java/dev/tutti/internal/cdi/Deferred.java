package dev.tutti.internal.cdi;

import jakarta.enterprise.context.NormalScope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that application-scoped beans with remote methods really have: one for the application, but the bean is created
 * where the first remote method runs, not where it is called.
 */
@NormalScope
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Deferred {}
