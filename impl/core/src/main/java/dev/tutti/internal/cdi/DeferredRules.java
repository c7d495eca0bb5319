package dev.tutti.internal.cdi;

import dev.tutti.Remote;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import java.util.Set;

/** Which beans are created on a worker: application-scoped ones with remote methods that only their callers touch. */
final class DeferredRules {

    private static final String SCOPE = "jakarta.enterprise.context.ApplicationScoped";

    // Others than callers take the object out of its scope: the container its observers and producers, JAX-RS its
    // resources.
    private static final Set<String> TAKEN = Set.of("jakarta.ws.rs.Path", "jakarta.ws.rs.ext.Provider");

    private DeferredRules() {}

    static boolean apply(ClassInfo type) {
        return Declarations.isOneOf(type, Set.of(SCOPE))
                && !Declarations.isOneOf(type, TAKEN)
                && type.methods().stream().noneMatch(Declarations::isContainers)
                && type.fields().stream().noneMatch(field -> Declarations.isOneOf(field, RemoteRules.CONTAINERS))
                && (Declarations.carries(type, Remote.class)
                        || type.methods().stream().anyMatch(method -> method.hasAnnotation(Remote.class)));
    }
}
