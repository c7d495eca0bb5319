package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import dev.tutti.ActorOptions;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.FieldInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.declarations.ParameterInfo;
import jakarta.enterprise.lang.model.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An injection point that asks for an actor with {@link ActorOptions}.
 *
 * @param where the class and the member
 * @param owner the class
 * @param type the name of the class that is asked for; that of Object, or none, where it is looked up later
 * @param name the name that is asked for; empty if there is none
 * @param numbers the other members, as far as they are set
 */
record WantedActor(String where, String owner, String type, String name, Map<String, Integer> numbers) {

    private static final Set<String> LOOK_UPS = Set.of("jakarta.enterprise.inject.Instance", "jakarta.inject.Provider");

    private static final List<String> LIMITS = List.of("maxConcurrency", "maxPending", "instances");
    private static final String MAX_RESTARTS = "maxRestarts";

    /** Those of a class. */
    static List<WantedActor> of(ClassInfo type) {
        List<WantedActor> all = new ArrayList<>();
        for (FieldInfo field : type.fields()) {
            if (field.hasAnnotation(ActorOptions.class)) {
                all.add(of(
                        field.declaringClass().name() + "." + field.name(),
                        type,
                        field.type(),
                        field.annotation(ActorOptions.class)));
            }
        }
        for (MethodInfo constructor : type.constructors()) {
            add(all, type, constructor);
        }
        for (MethodInfo method : Declarations.methods(type)) {
            add(all, type, method);
        }
        return all;
    }

    private static void add(List<WantedActor> all, ClassInfo type, MethodInfo method) {
        for (ParameterInfo parameter : Declarations.parameters(method)) {
            if (parameter.hasAnnotation(ActorOptions.class)) {
                all.add(of(
                        Declarations.name(type, method),
                        type,
                        parameter.type(),
                        parameter.annotation(ActorOptions.class)));
            }
        }
    }

    private static WantedActor of(String where, ClassInfo owner, Type type, AnnotationInfo options) {
        Map<String, Integer> numbers = new TreeMap<>();
        Stream.concat(LIMITS.stream(), Stream.of(MAX_RESTARTS)).forEach(member -> {
            int value = options.member(member).asInt();
            if (value != Actor.UNSET) {
                numbers.put(member, value);
            }
        });
        return new WantedActor(
                where,
                owner.name(),
                Declarations.className(lookedUp(type)),
                options.member("name").asString(),
                numbers);
    }

    private static Type lookedUp(Type type) {
        return LOOK_UPS.contains(Declarations.className(type)) && type.isParameterizedType()
                ? type.asParameterizedType().typeArguments().get(0)
                : type;
    }

    /** The annotation as it was written. */
    String written() {
        Stream<String> named = name.isEmpty() ? Stream.of() : Stream.of("name = \"" + name + "\"");
        String members = Stream.concat(
                        named, numbers.entrySet().stream().map(member -> member.getKey() + " = " + member.getValue()))
                .collect(Collectors.joining(", "));
        return "@ActorOptions" + (members.isEmpty() ? "" : "(" + members + ")");
    }

    /** What is wrong with it, whatever else there is. */
    List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        if (!name.isEmpty() && name.isBlank()) {
            mistakes.add(where + ": " + written() + " has a blank name; leave it out for an actor of one's own");
        }
        numbers.forEach((member, value) -> NumberRules.atLeast(
                LIMITS.contains(member) ? 1 : 0, where + ": @ActorOptions", member, value, mistakes));
        return mistakes;
    }
}
