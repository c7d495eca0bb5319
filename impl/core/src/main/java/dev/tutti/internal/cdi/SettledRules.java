package dev.tutti.internal.cdi;

import dev.tutti.internal.config.Configured;
import dev.tutti.internal.config.Place;
import dev.tutti.internal.config.Placing;
import dev.tutti.internal.config.Settings;
import dev.tutti.internal.result.Declared;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationTarget;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which methods have interceptors that must see how their futures end, and where they cannot. By name, for all are optional. */
final class SettledRules {

    private static final String PRIORITY = "mp.fault.tolerance.interceptor.priority";
    private static final String COMPATIBILITY = "smallrye.faulttolerance.mp-compatibility";

    private static final Set<String> TRANSACTIONAL = Set.of("jakarta.transaction.Transactional");

    private static final Set<String> FAULT_TOLERANCE = Set.of(
            "org.eclipse.microprofile.faulttolerance.Retry",
            "org.eclipse.microprofile.faulttolerance.Timeout",
            "org.eclipse.microprofile.faulttolerance.Fallback",
            "org.eclipse.microprofile.faulttolerance.CircuitBreaker",
            "org.eclipse.microprofile.faulttolerance.Bulkhead",
            "io.smallrye.faulttolerance.api.ApplyFaultTolerance",
            "io.smallrye.faulttolerance.api.ApplyGuard",
            "io.smallrye.faulttolerance.api.RateLimit");

    private SettledRules() {}

    /** Whether the method of the class is a task whose future is waited for on its worker. */
    static boolean apply(ClassInfo type, MethodInfo method) {
        return RemoteRules.isRemote(type, method) && reason(type, method).isPresent();
    }

    /** Whether the method of the class is fault-tolerant. */
    static boolean isFaultTolerant(ClassInfo type, MethodInfo method) {
        return find(type, method, FAULT_TOLERANCE).isPresent();
    }

    private static Optional<String> reason(ClassInfo type, MethodInfo method) {
        return find(type, method, FAULT_TOLERANCE).or(() -> find(type, method, TRANSACTIONAL));
    }

    /** The annotation of one of these names, on the method, the class or a stereotype of it, as its user wrote it. */
    private static Optional<String> find(ClassInfo type, MethodInfo method, Set<String> names) {
        Optional<String> own = find(method, names);
        return own.isPresent() ? own : find(type, names);
    }

    /** The first of them by its name as its user wrote it. */
    private static Optional<String> find(AnnotationTarget target, Set<String> names) {
        String first = null;
        for (String name : names) {
            Optional<AnnotationInfo> found = Declarations.find(target, name);
            if (found.isPresent()) {
                String written = "@" + found.get().declaration().simpleName();
                first = first == null || written.compareTo(first) < 0 ? written : first;
            }
        }
        return Optional.ofNullable(first);
    }

    /** What of the configuration of fault tolerance does not go together with tasks that are fault-tolerant. */
    static List<String> mistakes(Settings settings) {
        List<String> mistakes = new ArrayList<>();
        Configured.number(settings, PRIORITY)
                .filter(priority -> priority <= RemoteInterceptor.PRIORITY)
                .ifPresent(priority -> mistakes.add(PRIORITY + " = " + priority
                        + " makes retries and time-outs run outside the task, on the caller's"
                        + " thread; make it more than " + RemoteInterceptor.PRIORITY));
        settings.value(COMPATIBILITY)
                .map(Settings.Value::text)
                .filter(Boolean.FALSE.toString()::equals)
                .ifPresent(off -> mistakes.add(COMPATIBILITY
                        + " = false makes SmallRye Fault Tolerance try a task again on threads of its own, without the"
                        + " contexts of the caller, and a time-out wait for the body; leave it out"));
        return mistakes;
    }

    /** What is wrong with such a remote method, if it is one where no worker can wait for a future. */
    static Optional<String> mistake(ClassInfo type, MethodInfo method) {
        return reason(type, method).flatMap(annotation -> mistake(type, method, annotation));
    }

    private static Optional<String> mistake(ClassInfo type, MethodInfo method, String annotation) {
        String where = Declarations.name(type, method) + ": " + annotation;
        if (Placing.first(Placings.of(type, method)).lane() == Place.Lane.LOOP) {
            return Optional.of(
                    where + " on a method of the event loop, which cannot wait to see whether the future fails;"
                            + " remove " + annotation + " or @NonBlocking, or add @Blocking to the method");
        }
        if (RemoteRules.declared(method)
                .filter(each -> each == Declared.MULTI || each == Declared.PUBLISHER)
                .isPresent()) {
            return Optional.of(
                    where + " on a method that returns a stream, which ends long after the method; return a Uni"
                            + " or a stage, or put " + annotation + " on a method that gives one element");
        }
        return Optional.empty();
    }

    /** What is wrong with such a method of an actor, whose turn must not wait for a future. */
    static Optional<String> mistakeOfActor(ClassInfo type, MethodInfo method) {
        boolean future = RemoteRules.declared(method)
                .filter(declared -> declared != Declared.NOTHING)
                .isPresent();
        return find(type, method, FAULT_TOLERANCE)
                .or(() -> future ? find(type, method, TRANSACTIONAL) : Optional.empty())
                .map(annotation -> Declarations.name(type, method) + ": " + annotation
                        + " in an actor, whose turns do not wait to see whether a future fails; put it on a @Remote method"
                        + " of another bean, which calls the actor or which the actor calls");
    }
}
