package dev.tutti.internal.cdi;

import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import java.lang.reflect.Modifier;
import java.util.List;

/**
 * What a class needs so that there can be handles of it. Without that Weld drops the bean, and says so in a warning that names
 * none of the user's annotations.
 */
final class ProxyRules {

    private ProxyRules() {}

    /**
     * What is wrong with the class.
     *
     * @param kind what it is, as in "an actor"
     */
    static List<String> mistakes(ClassInfo type, String kind) {
        if (type.isAbstract() || type.isInterface()) { // no bean, but perhaps the parent of some
            return List.of();
        }
        if (type.isFinal()) {
            return List.of(type.name() + ": " + kind
                    + " whose class is final, of which there can be no handle; make it not" + " final");
        }
        if (!isConstructible(type)) {
            return List.of(type.name() + ": " + kind
                    + " without a constructor that has no parameters and is not private, which its handles need; add one that"
                    + " does nothing (and make a nested class static)");
        }
        return List.of();
    }

    /** Whether the class has a constructor without parameters that is not private. */
    static boolean isConstructible(ClassInfo type) {
        return type.constructors().stream().anyMatch(ProxyRules::isUsable);
    }

    private static boolean isUsable(MethodInfo constructor) {
        return Declarations.parameters(constructor).isEmpty() && !Modifier.isPrivate(constructor.modifiers());
    }
}
