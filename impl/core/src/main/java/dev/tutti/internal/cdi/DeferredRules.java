package dev.tutti.internal.cdi;

import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.FieldInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import java.util.Set;

/** Which beans with remote methods are created on a worker: application-scoped ones that only their callers touch. */
final class DeferredRules {

    private static final Set<String> SCOPE = Set.of("jakarta.enterprise.context.ApplicationScoped");

    // Others than callers take the object out of its scope: the container its observers and producers, JAX-RS its
    // resources.
    private static final Set<String> TAKEN = Set.of("jakarta.ws.rs.Path", "jakarta.ws.rs.ext.Provider");

    private DeferredRules() {}

    static boolean apply(ClassInfo type) {
        return Declarations.isOneOf(type, SCOPE) && !Declarations.isOneOf(type, TAKEN) && !hasContainers(type);
    }

    private static boolean hasContainers(ClassInfo type) {
        for (MethodInfo method : Declarations.methods(type)) {
            if (Declarations.isContainers(method)) {
                return true;
            }
        }
        for (FieldInfo field : type.fields()) {
            if (Declarations.isOneOf(field, RemoteRules.CONTAINERS)) {
                return true;
            }
        }
        return false;
    }
}
