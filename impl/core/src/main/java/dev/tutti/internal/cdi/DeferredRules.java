package dev.tutti.internal.cdi;

import jakarta.enterprise.lang.model.declarations.ClassInfo;
import java.util.Set;

/** Which beans with remote methods are created on a worker: application-scoped ones that only their callers touch. */
final class DeferredRules {

    private static final String SCOPE = "jakarta.enterprise.context.ApplicationScoped";

    // Others than callers take the object out of its scope: the container its observers and producers, JAX-RS its
    // resources.
    private static final Set<String> TAKEN = Set.of("jakarta.ws.rs.Path", "jakarta.ws.rs.ext.Provider");

    private DeferredRules() {}

    static boolean apply(ClassInfo type) {
        return Declarations.isOneOf(type, Set.of(SCOPE))
                && !Declarations.isOneOf(type, TAKEN)
                && Declarations.methods(type).stream().noneMatch(Declarations::isContainers)
                && type.fields().stream().noneMatch(field -> Declarations.isOneOf(field, RemoteRules.CONTAINERS));
    }
}
