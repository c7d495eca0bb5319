package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import dev.tutti.Remote;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.FieldInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the author of an {@code @Actor} class can get wrong: each mistake names class, method and the fix. */
final class ActorRules {

    private static final Set<String> SCOPES = Set.of("jakarta.enterprise.context.NormalScope", "jakarta.inject.Scope");
    private static final String OWN_SCOPE = "jakarta.enterprise.context.ApplicationScoped";

    private static final Map<String, Integer> LEAST =
            new TreeMap<>(Map.of("maxPending", 1, "maxOverflow", 1, "instances", 1, "maxRestarts", 0));

    private ActorRules() {}

    static List<String> mistakes(ClassInfo type) {
        List<String> mistakes = new ArrayList<>();
        String where = type.name();
        AnnotationInfo actor = Declarations.find(type, Actor.class).orElseThrow();
        RemoteRules.limit(where + ": @Actor", "maxConcurrency", actor, mistakes);
        LEAST.forEach((member, least) ->
                NumberRules.atLeast(least, where + ": @Actor", member, RemoteRules.value(actor, member), mistakes));
        key(where, actor, mistakes);
        mistakes.addAll(GroupRules.mistakes(type, actor));
        mistakes.addAll(ProxyRules.mistakes(type, "an actor"));
        for (AnnotationInfo annotation : type.annotations()) {
            if (Declarations.isOneOf(annotation.declaration(), SCOPES)
                    && !annotation.name().equals(OWN_SCOPE)) {
                mistakes.add(
                        where + ": @Actor beside @" + annotation.declaration().simpleName()
                                + ", but an actor is application-scoped; remove one of them");
            }
        }
        if (Declarations.isOneOf(type, RemoteRules.SESSION_BEANS)) {
            mistakes.add(where + ": @Actor on a session bean; remove one of the two annotations");
        }
        if (Declarations.carries(type, Remote.class)) {
            mistakes.add(where + ": @Remote on an actor, whose methods are remote already; remove @Remote");
        }
        Declarations.methods(type).forEach(method -> method(type, method, mistakes));
        type.fields().forEach(field -> field(type, field, mistakes));
        return mistakes;
    }

    private static void key(String where, AnnotationInfo actor, List<String> mistakes) {
        ClassInfo key = actor.member("key").asType().asClass().declaration();
        if (key.isAbstract() || key.isInterface() || !ProxyRules.isConstructible(key)) {
            mistakes.add(where + ": @Actor(key = " + Declarations.simpleName(key.name())
                    + ".class) cannot be created; name a class that is not abstract, nested only if it is static, with a"
                    + " constructor that has no parameters and is not private");
        }
    }

    private static void method(ClassInfo type, MethodInfo method, List<String> mistakes) {
        String where = Declarations.name(type, method);
        if (method.declaringClass().name().equals(Object.class.getName()) || method.isStatic()) {
            return;
        }
        if (method.hasAnnotation(Remote.class)) {
            mistakes.add(where + ": @Remote on a method of an actor, which is remote already; remove @Remote");
        }
        if (method.isFinal() && !Modifier.isPrivate(method.modifiers())) {
            mistakes.add(where
                    + ": a final method of an actor, which a handle cannot pass on; make it private or not final");
        }
        if (Declarations.isContainers(method)) {
            mistakes.add(
                    where + ": an observer or a producer in an actor, which would run outside its turns; put it into"
                            + " another bean that calls the actor");
        }
        SettledRules.mistakeOfActor(type, method).ifPresent(mistakes::add);
    }

    /**
     * Fields that classes nearby may take for the actor's: legal, for nobody can tell whether any does, and a habit of many. Those
     * with an annotation are the container's to fill.
     */
    static List<String> doubts(ClassInfo type) {
        return type.fields().stream()
                .filter(ActorRules::isSeenNearby)
                .map(field -> type.name() + "." + field.name()
                        + ": a field of an actor that other classes can access; through a handle they would see the handle's own,"
                        + " which nobody sets; make it private, and add a method if others need it")
                .toList();
    }

    private static boolean isSeenNearby(FieldInfo field) {
        int modifiers = field.modifiers();
        boolean constant = field.isFinal()
                && (field.type().isPrimitive()
                        || field.type().isClass()
                                && field.type().asClass().declaration().name().equals(String.class.getName()));
        return !Modifier.isPrivate(modifiers)
                && !Modifier.isPublic(modifiers)
                && !field.isStatic()
                && !constant
                && (modifiers & Declarations.SYNTHETIC) == 0
                && field.annotations().isEmpty();
    }

    private static void field(ClassInfo type, FieldInfo field, List<String> mistakes) {
        if (Modifier.isPublic(field.modifiers()) && !field.isStatic()) {
            mistakes.add(type.name() + "." + field.name()
                    + ": a public field of an actor, which a handle does not have; make"
                    + " it private and add a method");
        }
    }
}
