package dev.tutti.internal.cdi;

import dev.tutti.Remote;
import dev.tutti.internal.config.Placing;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationTarget;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** What annotations say about where bodies run, read from classes at run time and from declarations at deployment. */
final class Placings {

    private Placings() {}

    /** Of the method, then of its class. */
    static List<Placing> of(Class<?> type, Method method) {
        Optional<Remote> own = Optional.ofNullable(method.getAnnotation(Remote.class));
        Optional<Remote> whole = own.isPresent() ? Optional.empty() : Annotations.find(type, Remote.class);
        return List.of(of(method, own), of(type, whole));
    }

    private static Placing of(AnnotatedElement element, Optional<Remote> remote) {
        return new Placing(
                remote.map(Remote::cpuBound).orElse(false),
                false,
                remote.map(Remote::executor).orElse(""),
                Annotations.find(element, Blocking.class).isPresent(),
                Annotations.find(element, NonBlocking.class).isPresent(),
                Annotations.find(element, RunOnVirtualThread.class).isPresent());
    }

    /** Of the method, then of its class. */
    static List<Placing> of(ClassInfo type, MethodInfo method) {
        Placing whole = method.hasAnnotation(Remote.class) ? of(type, Optional.empty()) : of(type);
        return List.of(of(method), whole);
    }

    static Placing of(AnnotationTarget target) {
        return of(target, Declarations.find(target, Remote.class));
    }

    private static Placing of(AnnotationTarget target, Optional<AnnotationInfo> remote) {
        return new Placing(
                remote.map(annotation -> annotation.member("cpuBound").asBoolean())
                        .orElse(false),
                false,
                remote.map(annotation -> annotation.member("executor").asString())
                        .orElse(""),
                carries(target, Blocking.class),
                carries(target, NonBlocking.class),
                carries(target, RunOnVirtualThread.class));
    }

    private static boolean carries(AnnotationTarget target, Class<? extends Annotation> type) {
        return Declarations.carries(target, type);
    }
}
