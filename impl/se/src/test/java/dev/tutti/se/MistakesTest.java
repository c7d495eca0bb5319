package dev.tutti.se;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tutti.Actor;
import dev.tutti.Remote;
import dev.tutti.TaskRef;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ejb.Stateless;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a developer can get wrong is found at deployment, in a message with the class, the method and the fix. */
class MistakesTest {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(LimitZero.class, "LimitZero.call()", "@Remote(maxConcurrency = 0)", "must be 1 or more"),
                mistake(LimitBelowZero.class, "LimitBelowZero.call()", "@Remote(maxConcurrency = -1)", "1 or more"),
                mistake(PendingZero.class, "PendingZero.call()", "@Remote(maxPending = 0)", "must be 1 or more"),
                mistake(PendingAlone.class, "PendingAlone.call()", "maxPending = 5", "set maxConcurrency too"),
                mistake(ClassLimitZero.class, "ClassLimitZero", "@Remote(maxConcurrency = 0)", "must be 1 or more"),
                mistake(NoFuture.class, "NoFuture.call(String, int)", "returns int", "return one of Uni, "),
                mistake(NoFutureArray.class, "NoFutureArray.call(int[])", "returns String[]", "return one of Uni, "),
                mistake(Both.class, "Both.call()", "both @Remote and @Asynchronous", "remove @Asynchronous"),
                mistake(BothOnClass.class, "BothOnClass", "both @Remote and @Asynchronous", "remove @Asynchronous"),
                mistake(Private.class, "Private.call()", "private", "make it neither private, static nor final"),
                mistake(Static.class, "Static.call()", "static", "make it neither private, static nor final"),
                mistake(Final.class, "Final.call()", "final", "make it neither private, static nor final"),
                mistake(Processor.class, "Processor.call()", "@NonBlocking", "remove one of them"),
                mistake(Observer.class, "Observer.observe(String)", "observer", "call a @Remote method from it"),
                mistake(Session.class, "Session", "session bean", "move the method to a CDI bean"),
                mistake(ActorLimit.class, "ActorLimit", "@Actor(maxConcurrency = 0)", "must be 1 or more"),
                mistake(ActorPending.class, "ActorPending", "@Actor(maxPending = -5)", "must be 1 or more"),
                mistake(ActorOfRequest.class, "ActorOfRequest", "@RequestScoped", "remove one of them"),
                mistake(ActorFinal.class, "ActorFinal.call()", "final", "make it private or not final"),
                mistake(ActorField.class, "ActorField.count", "public field", "make it private and add a method"),
                mistake(ActorObserver.class, "ActorObserver.observe(String)", "observer", "put it into another bean"),
                mistake(ActorProducer.class, "ActorProducer.produce()", "producer", "put it into another bean"),
                mistake(ActorRemote.class, "ActorRemote.call()", "@Remote on a method", "remove @Remote"),
                mistake(RemoteActor.class, "RemoteActor", "@Remote on an actor", "remove @Remote"),
                mistake(ActorSession.class, "ActorSession", "session bean", "remove one of the two"));
    }

    private static Arguments mistake(Class<?> bean, String... message) {
        return arguments(bean, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isADeploymentError(Class<?> bean, String[] message) {
        assertThatThrownBy(() -> Beans.of(bean).close()).hasMessageContainingAll(message);
    }

    @ApplicationScoped
    static class LimitZero {
        @Remote(maxConcurrency = 0)
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class LimitBelowZero {
        @Remote(maxConcurrency = -1)
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class PendingZero {
        @Remote(maxConcurrency = 1, maxPending = 0)
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class PendingAlone {
        @Remote(maxPending = 5)
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    @Remote(maxConcurrency = 0)
    static class ClassLimitZero {
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class NoFuture {
        @Remote
        int call(String name, int number) {
            return number;
        }
    }

    @ApplicationScoped
    static class NoFutureArray {
        @Remote
        String[] call(int[] numbers) {
            return new String[0];
        }
    }

    @ApplicationScoped
    static class Both {
        @Remote
        @Asynchronous
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    @Asynchronous
    static class BothOnClass {
        @Remote
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @Dependent
    static class Private {
        @Remote
        private Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class Static {
        @Remote
        static Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @Dependent
    static class Final {
        @Remote
        final Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class Processor {
        @Remote(cpuBound = true)
        @NonBlocking
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class Observer {
        @Remote
        void observe(@Observes String event) {}
    }

    @Dependent
    @Stateless
    static class Session {
        @Remote
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @Actor(maxConcurrency = 0)
    static class ActorLimit {}

    @Actor(maxPending = -5)
    static class ActorPending {}

    @Actor
    @RequestScoped
    static class ActorOfRequest {}

    @Actor
    static class ActorFinal {
        final TaskRef<String> call() {
            return TaskRef.of("");
        }
    }

    @Actor
    static class ActorField {
        public int count;
    }

    @Actor
    static class ActorObserver {
        void observe(@Observes String event) {}
    }

    @Actor
    static class ActorProducer {
        @Produces
        String produce() {
            return "";
        }
    }

    @Actor
    static class ActorRemote {
        @Remote
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @Actor
    @Remote
    static class RemoteActor {}

    @Actor
    @Stateless
    static class ActorSession {}
}
