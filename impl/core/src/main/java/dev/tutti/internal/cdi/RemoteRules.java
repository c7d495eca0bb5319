package dev.tutti.internal.cdi;

import dev.tutti.Remote;
import dev.tutti.internal.config.Placing;
import dev.tutti.internal.result.Declared;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the author of a {@code @Remote} method can get wrong: each mistake names class, method and the fix. */
final class RemoteRules {

    static final Set<String> CONTAINERS = Set.of(
            "jakarta.enterprise.event.Observes",
            "jakarta.enterprise.event.ObservesAsync",
            "jakarta.enterprise.inject.Produces",
            "jakarta.enterprise.inject.Disposes");

    static final Set<String> SESSION_BEANS = Set.of(
            "jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton", "jakarta.ejb.MessageDriven");

    private static final Set<String> ASYNCHRONOUS = Set.of(
            "jakarta.enterprise.concurrent.Asynchronous",
            "org.eclipse.microprofile.faulttolerance.Asynchronous",
            "jakarta.ejb.Asynchronous");

    private RemoteRules() {}

    /** Whether the class has anything to do with {@code @Remote}. */
    static boolean concern(ClassInfo type) {
        if (Declarations.carries(type, Remote.class)) {
            return true;
        }
        for (MethodInfo method : Declarations.methods(type)) {
            if (method.hasAnnotation(Remote.class)) {
                return true;
            }
        }
        return false;
    }

    static List<String> mistakes(ClassInfo type) {
        List<String> mistakes = new ArrayList<>();
        String where = type.name();
        Declarations.find(type, Remote.class).ifPresent(remote -> limits(where + ": @Remote", remote, mistakes));
        if (!concern(type)) {
            return mistakes;
        }
        place(where, Placings.of(type), mistakes);
        for (MethodInfo method : Declarations.methods(type)) {
            if (method.hasAnnotation(Remote.class)) {
                method(type, method, mistakes);
            }
            if (isRemote(type, method)) {
                remote(type, method, mistakes);
            }
        }
        if (Declarations.isOneOf(type, SESSION_BEANS)) {
            mistakes.add(where
                    + ": @Remote on a session bean, whose pool may give its instance to another call while a"
                    + " task is pending; move the method to a CDI bean, such as an @ApplicationScoped one");
        }
        if (Declarations.isOneOf(type, ASYNCHRONOUS)) {
            asynchronous(where, mistakes);
        }
        return mistakes;
    }

    /** What holds for every remote method, whether its own annotation makes it one or that of its class. */
    private static void remote(ClassInfo type, MethodInfo method, List<String> mistakes) {
        String where = Declarations.name(type, method);
        place(where, Placings.of(method), mistakes);
        if (Declarations.isOneOf(method, ASYNCHRONOUS)) {
            asynchronous(where, mistakes);
        }
        SettledRules.mistake(type, method).ifPresent(mistakes::add);
    }

    private static void place(String where, Placing placing, List<String> mistakes) {
        List<String> said = placing.contradiction();
        if (!said.isEmpty()) {
            mistakes.add(where + ": " + String.join(" with ", said)
                    + ", which would each run the body in another place; remove one of them");
        }
    }

    private static void method(ClassInfo type, MethodInfo method, List<String> mistakes) {
        String where = Declarations.name(type, method);
        AnnotationInfo remote = method.annotation(Remote.class);
        if (Declarations.isContainers(method)) {
            mistakes.add(
                    where + ": @Remote on an observer or a producer, which the container calls; call a @Remote method"
                            + " from it");
        } else if (declared(method).isEmpty()) {
            mistakes.add(where + ": @Remote on a method that returns " + Declarations.simpleName(method.returnType())
                    + "; return one of " + Declared.listed()
                    + ", or leave @Remote out and submit the method through Tasks");
        }
        if (method.isStatic() || method.isFinal() || Modifier.isPrivate(method.modifiers())) {
            mistakes.add(where + ": @Remote on a method that is " + Modifier.toString(method.modifiers())
                    + ", whose calls CDI cannot intercept; make it neither private, static nor final");
        }
        limits(where + ": @Remote", remote, mistakes);
    }

    /** Whether calls of the method of the class are tasks. */
    static boolean isRemote(ClassInfo type, MethodInfo method) {
        return method.hasAnnotation(Remote.class)
                || Declarations.carries(type, Remote.class)
                        && declared(method).isPresent()
                        && !Declarations.isContainers(method);
    }

    /** The annotation that holds for a remote method: its own, or that of its class. */
    static AnnotationInfo annotation(ClassInfo type, MethodInfo method) {
        return method.hasAnnotation(Remote.class)
                ? method.annotation(Remote.class)
                : Declarations.find(type, Remote.class).orElseThrow();
    }

    static Optional<Declared> declared(MethodInfo method) {
        return Declared.named(Declarations.className(method.returnType()));
    }

    private static void asynchronous(String where, List<String> mistakes) {
        mistakes.add(where + ": both @Remote and @Asynchronous, which would each run it on a thread of their own;"
                + " remove @Asynchronous");
    }

    private static void limits(String where, AnnotationInfo annotation, List<String> mistakes) {
        limit(where, "maxConcurrency", annotation, mistakes);
        limit(where, "maxPending", annotation, mistakes);
        if (value(annotation, "maxPending") != Remote.UNSET && value(annotation, "maxConcurrency") == Remote.UNSET) {
            mistakes.add(where + "(maxPending = " + value(annotation, "maxPending")
                    + ") without maxConcurrency, so that no call ever waits; set maxConcurrency too");
        }
    }

    /** A limit that is set must be 1 or more. */
    static void limit(String where, String limit, AnnotationInfo annotation, List<String> mistakes) {
        int value = value(annotation, limit);
        if (value != Remote.UNSET) {
            NumberRules.atLeast(1, where, limit, value, mistakes);
        }
    }

    static int value(AnnotationInfo annotation, String member) {
        return annotation.member(member).asInt();
    }
}
