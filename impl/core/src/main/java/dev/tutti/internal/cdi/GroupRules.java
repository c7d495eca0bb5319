package dev.tutti.internal.cdi;

import dev.tutti.InGroup;
import dev.tutti.internal.config.Similar;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationMember;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the author of an actor's groups can get wrong: each mistake names class, method and the fix. */
final class GroupRules {

    private static final List<String> LIMITS = List.of("maxConcurrency", "maxPending");

    private GroupRules() {}

    /** The names of an actor's groups. */
    static List<String> names(AnnotationInfo actor) {
        return groups(actor).map(GroupRules::name).toList();
    }

    private static Stream<AnnotationInfo> groups(AnnotationInfo actor) {
        return actor.member("groups").asArray().stream().map(AnnotationMember::asNestedAnnotation);
    }

    private static String name(AnnotationInfo group) {
        return group.member("name").asString();
    }

    static List<String> mistakes(ClassInfo type, AnnotationInfo actor) {
        List<String> mistakes = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        groups(actor).forEach(group -> {
            String name = name(group);
            String where = type.name() + ": @Group(name = \"" + name + "\")";
            if (name.isBlank()) {
                mistakes.add(where + " has no name that @InGroup could name it by; give it one");
            } else if (!names.add(name)) {
                mistakes.add(where + " twice, but a name is of one group; rename one of them, or remove it");
            }
            for (String limit : LIMITS) {
                int value = group.member(limit).asInt();
                if (value < 1) {
                    mistakes.add(where + " with " + limit + " = " + value + ", which must be 1 or more");
                }
            }
        });
        Declarations.methods(type).stream()
                .filter(method -> method.hasAnnotation(InGroup.class))
                .forEach(method -> method(type, method, names, mistakes));
        type.methods().stream()
                .filter(method -> method.declaringClass().isInterface() && method.hasAnnotation(InGroup.class))
                .forEach(method -> mistakes.add(method.declaringClass().name() + "." + method.name()
                        + ": @InGroup on a method of an interface, from which " + type.name()
                        + " does not inherit it; write it on the method of the class"));
        return mistakes;
    }

    private static void method(ClassInfo type, MethodInfo method, Set<String> names, List<String> mistakes) {
        String group = method.annotation(InGroup.class).value().asString();
        String where = Declarations.name(type, method) + ": @InGroup(\"" + group + "\")";
        if (method.isStatic() || Modifier.isPrivate(method.modifiers())) {
            mistakes.add(where + " on a method that is " + Modifier.toString(method.modifiers())
                    + ", which no handle passes on; make it neither private nor static, or remove @InGroup");
        } else if (!names.contains(group)) {
            mistakes.add(where + ", but " + type.name() + " has no such group" + Similar.hint(group, names)
                    + (names.isEmpty()
                            ? "; add @Actor(groups = @Group(name = \"" + group + "\", maxConcurrency = ...))"
                            : " (its groups are " + String.join(", ", names) + ")"));
        }
    }

    /** The methods of a class that are in a group although it is no actor. */
    static List<String> strays(ClassInfo type) {
        List<String> strays = new ArrayList<>();
        for (MethodInfo method : type.methods()) {
            if (method.declaringClass().name().equals(type.name()) && method.hasAnnotation(InGroup.class)) {
                strays.add(type.name() + "." + method.name()
                        + ": @InGroup on a method of a class that is no actor; annotate the class with"
                        + " @Actor(groups = @Group(...)), or remove @InGroup");
            }
        }
        return strays;
    }
}
