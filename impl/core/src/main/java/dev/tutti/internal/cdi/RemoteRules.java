package dev.tutti.internal.cdi;

import dev.tutti.Remote;
import dev.tutti.internal.result.Declared;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
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

    private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";

    private RemoteRules() {}

    /** Whether the method of the class is a task in a transaction of its own. */
    static boolean isTransactional(ClassInfo type, MethodInfo method) {
        boolean remote =
                method.hasAnnotation(Remote.class) || Declarations.carries(type, Remote.class) && isRemote(method);
        return remote
                && (Declarations.find(method, TRANSACTIONAL).isPresent()
                        || Declarations.find(type, TRANSACTIONAL).isPresent());
    }

    /** Whether the class has anything to do with {@code @Remote}. */
    static boolean concern(ClassInfo type) {
        return Declarations.carries(type, Remote.class)
                || type.methods().stream().anyMatch(method -> method.hasAnnotation(Remote.class));
    }

    static List<String> mistakes(ClassInfo type) {
        List<String> mistakes = new ArrayList<>();
        boolean whole = Declarations.carries(type, Remote.class);
        if (whole) {
            AnnotationInfo remote = Declarations.find(type, Remote.class).orElseThrow();
            limits(type.name() + ": @Remote", remote, mistakes);
        }
        boolean any = whole;
        for (MethodInfo method : type.methods()) {
            if (method.hasAnnotation(Remote.class)) {
                any = true;
                method(type, method, mistakes);
            } else if (whole && isRemote(method) && Declarations.isOneOf(method, ASYNCHRONOUS)) {
                asynchronous(Declarations.name(type, method), mistakes);
            }
        }
        if (any && Declarations.isOneOf(type, SESSION_BEANS)) {
            mistakes.add(type.name()
                    + ": @Remote on a session bean, whose pool may give its instance to another call while a"
                    + " task is pending; move the method to a CDI bean, such as an @ApplicationScoped one");
        }
        if (any && Declarations.isOneOf(type, ASYNCHRONOUS)) {
            asynchronous(type.name(), mistakes);
        }
        return mistakes;
    }

    private static void method(ClassInfo type, MethodInfo method, List<String> mistakes) {
        String where = Declarations.name(type, method);
        AnnotationInfo remote = method.annotation(Remote.class);
        if (Declarations.isContainers(method)) {
            mistakes.add(
                    where + ": @Remote on an observer or a producer, which the container calls; call a @Remote method"
                            + " from it");
        } else if (Declared.named(Declarations.className(method.returnType())).isEmpty()) {
            mistakes.add(where + ": @Remote on a method that returns " + Declarations.simpleName(method.returnType())
                    + "; return one of " + Declared.listed()
                    + ", or leave @Remote out and submit the method through Tasks");
        }
        if (method.isStatic() || method.isFinal() || Modifier.isPrivate(method.modifiers())) {
            mistakes.add(where + ": @Remote on a method that is " + Modifier.toString(method.modifiers())
                    + ", whose calls CDI cannot intercept; make it neither private, static nor final");
        }
        limits(where + ": @Remote", remote, mistakes);
        if (remote.member("cpuBound").asBoolean() && method.hasAnnotation(NonBlocking.class)) {
            mistakes.add(
                    where + ": @Remote(cpuBound = true) with @NonBlocking, but a body that keeps a processor busy holds"
                            + " up the event loop; remove one of them");
        }
        if (isTransactional(type, method) && method.hasAnnotation(NonBlocking.class)) {
            mistakes.add(where
                    + ": @Transactional with @NonBlocking, but a transaction waits for its resources, which holds up"
                    + " the event loop; remove one of them");
        }
        if (Declarations.isOneOf(method, ASYNCHRONOUS)) {
            asynchronous(where, mistakes);
        }
    }

    private static boolean isRemote(MethodInfo method) {
        return Declared.named(Declarations.className(method.returnType())).isPresent()
                && !Declarations.isContainers(method);
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
        if (value < 1 && value != Remote.UNSET) {
            mistakes.add(where + "(" + limit + " = " + value + ") must be 1 or more; leave it out for the default");
        }
    }

    private static int value(AnnotationInfo annotation, String member) {
        return annotation.member(member).asInt();
    }
}
