package dev.tutti;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts a method of an {@link Actor} into one of its groups.
 *
 * <p>A name that {@link Actor#groups()} has not is a deployment error; so is a method that is private or static, or that of a class
 * that is no actor and the parent of none. It is not inherited from the methods of interfaces.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface InGroup {

    /** The {@linkplain Group#name() name} of the group. */
    String value();
}
