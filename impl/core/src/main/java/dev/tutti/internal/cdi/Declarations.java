package dev.tutti.internal.cdi;

import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationTarget;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.declarations.ParameterInfo;
import jakarta.enterprise.lang.model.types.Type;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Classes and methods as their authors wrote them, for the rules and for what the rules say. What is asked of every class is
 * written in loops: the first use of each lambda would cost the first deployment as much as many classes do.
 */
final class Declarations {

    private static final Set<String> STEREOTYPE = Set.of("jakarta.enterprise.inject.Stereotype");

    /** The flag of the class file's format (JVMS, table 4.6-A), which {@code Modifier} keeps to itself. */
    static final int SYNTHETIC = 0x1000;

    private Declarations() {}

    /** Whether the class, or one of its stereotypes, is annotated so. */
    static boolean carries(AnnotationTarget target, Class<? extends Annotation> type) {
        return find(target, type).isPresent();
    }

    static Optional<AnnotationInfo> find(AnnotationTarget target, Class<? extends Annotation> type) {
        return find(target, type.getName());
    }

    /** As above, by name, for a server may lack the annotation's class. */
    static Optional<AnnotationInfo> find(AnnotationTarget target, String type) {
        Collection<AnnotationInfo> annotations = target.annotations();
        for (AnnotationInfo annotation : annotations) {
            if (annotation.name().equals(type)) {
                return Optional.of(annotation);
            }
        }
        for (AnnotationInfo annotation : annotations) {
            ClassInfo declaration = annotation.declaration();
            if (isOneOf(declaration, STEREOTYPE)) {
                Optional<AnnotationInfo> inherited = find(declaration, type);
                if (inherited.isPresent()) {
                    return inherited;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether an annotation of one of these names is there. By name, for a server may lack their classes. */
    static boolean isOneOf(AnnotationTarget target, Set<String> names) {
        for (AnnotationInfo annotation : target.annotations()) {
            if (names.contains(annotation.name())) {
                return true;
            }
        }
        return false;
    }

    /** Its methods as they are written: without bridges and the interfaces' own, of which Weld does not know the parameters. */
    static List<MethodInfo> methods(ClassInfo type) {
        List<MethodInfo> written = new ArrayList<>();
        for (MethodInfo method : type.methods()) {
            if (isWritten(method)) {
                written.add(method);
            }
        }
        return written;
    }

    static boolean isWritten(MethodInfo method) {
        return (method.modifiers() & SYNTHETIC) == 0 && !method.declaringClass().isInterface();
    }

    /**
     * The parameters of a method or constructor; none if Weld does not know them, which fails for what its own description of the
     * class lacks. Nobody can inject anything into these.
     */
    static List<ParameterInfo> parameters(MethodInfo method) {
        try {
            return method.parameters();
        } catch (NullPointerException e) {
            return List.of();
        }
    }

    /** Whether it is an observer, a producer or a disposer: the container's to call. */
    static boolean isContainers(MethodInfo method) {
        if (isOneOf(method, RemoteRules.CONTAINERS)) {
            return true;
        }
        for (ParameterInfo parameter : parameters(method)) {
            if (isOneOf(parameter, RemoteRules.CONTAINERS)) {
                return true;
            }
        }
        return false;
    }

    /** As in {@code com.acme.Pricing.quote(String, int)}; of a constructor {@code com.acme.Pricing(String)}. */
    static String name(ClassInfo type, MethodInfo method) {
        StringJoiner types = new StringJoiner(", ", "(", ")");
        for (ParameterInfo parameter : parameters(method)) {
            types.add(simpleName(parameter.type()));
        }
        return type.name() + (method.isConstructor() ? "" : "." + method.name()) + types;
    }

    static String simpleName(AnnotationInfo annotation) {
        return simpleName(annotation.name());
    }

    /** Of the binary name of a class. */
    static String simpleName(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    static String simpleName(Type type) {
        if (type.isVoid()) {
            return "void";
        }
        if (type.isPrimitive()) {
            return type.asPrimitive().name();
        }
        if (type.isArray()) {
            return simpleName(type.asArray().componentType()) + "[]";
        }
        String name = className(type);
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }

    /** The binary name of the type's class; empty if it has none. */
    static String className(Type type) {
        if (type.isClass()) {
            return type.asClass().declaration().name();
        }
        if (type.isParameterizedType()) {
            return type.asParameterizedType().declaration().name();
        }
        return type.isVoid()
                ? "void"
                : type.isTypeVariable() ? type.asTypeVariable().name() : "";
    }
}
