package dev.tutti.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tutti.Actor;
import dev.tutti.ActorOptions;
import dev.tutti.CallKey;
import dev.tutti.Group;
import dev.tutti.InGroup;
import dev.tutti.Remote;
import dev.tutti.Self;
import dev.tutti.TaskRef;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ejb.Stateless;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a developer can get wrong is found at deployment, in a message with the class, the method and the fix. */
class MistakesTest {

    private static final String KEY = "dev.tutti.se.MistakesTest$Fine/call/Remote/";

    static Stream<Arguments> limits() {
        return Stream.of(
                mistake(LimitZero.class, "LimitZero.call()", "@Remote(maxConcurrency = 0)", "must be 1 or more"),
                mistake(LimitBelowZero.class, "LimitBelowZero.call()", "@Remote(maxConcurrency = -1)", "1 or more"),
                mistake(PendingZero.class, "PendingZero.call()", "@Remote(maxPending = 0)", "must be 1 or more"),
                mistake(ClassLimitZero.class, "ClassLimitZero", "@Remote(maxConcurrency = 0)", "must be 1 or more"),
                mistake(ActorLimit.class, "ActorLimit", "@Actor(maxConcurrency = 0)", "must be 1 or more"),
                mistake(ActorPending.class, "ActorPending", "@Actor(maxPending = -5)", "must be 1 or more"),
                mistake(ActorPendingUnset.class, "ActorPendingUnset", "@Actor(maxPending = -2147483648)", "1 or more"),
                mistake(ActorInstances.class, "ActorInstances", "@Actor(instances = 0)", "must be 1 or more"),
                mistake(ActorRestarts.class, "ActorRestarts", "@Actor(maxRestarts = -1)", "must be 0 or more"),
                mistake(ActorOverflow.class, "ActorOverflow", "@Actor(maxOverflow = 0)", "must be 1 or more"),
                mistake(GroupLimit.class, "GroupLimit", "@Group(name = \"io\")", "maxConcurrency = 0", "1 or more"),
                mistake(GroupPending.class, "GroupPending", "@Group(name = \"io\")", "maxPending = 0", "1 or more"),
                mistake(OptionsLimit.class, "OptionsLimit.room", "@ActorOptions(maxConcurrency = 0)", "1 or more"),
                mistake(
                        OptionsPending.class,
                        "OptionsPending(MistakesTest.Room)",
                        "@ActorOptions(maxPending = -1)",
                        "1 or more"),
                mistake(
                        OptionsInstances.class,
                        "OptionsInstances.set(MistakesTest.Room)",
                        "@ActorOptions(instances = 0)"),
                mistake(
                        OptionsRestarts.class,
                        "OptionsRestarts.rooms",
                        "@ActorOptions(maxRestarts = -1)",
                        "0 or more"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void d1_aLimitOfZeroOrBelow(Class<?> bean, String[] message) {
        refused(bean, message);
    }

    static Stream<Arguments> returnTypes() {
        return Stream.of(
                mistake(NoFuture.class, "NoFuture.call(String, int)", "returns int", "return one of Uni, "),
                mistake(NoFutureArray.class, "NoFutureArray.call(int[])", "returns String[]", "return one of Uni, "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("returnTypes")
    void d2_aReturnTypeThatIsNoFuture(Class<?> bean, String[] message) {
        refused(bean, message);
    }

    static Stream<Arguments> asynchronous() {
        return Stream.of(
                mistake(Both.class, "Both.call()", "both @Remote and @Asynchronous", "remove @Asynchronous"),
                mistake(BothOnClass.class, "BothOnClass", "both @Remote and @Asynchronous", "remove @Asynchronous"),
                mistake(BothSpecifications.class, "BothSpecifications.call()", "both @Remote and @Asynchronous"),
                mistake(BothInAClass.class, "BothInAClass.call()", "both @Remote and @Asynchronous"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asynchronous")
    void d3_bothRemoteAndAsynchronous(Class<?> bean, String[] message) {
        refused(bean, message);
    }

    static Stream<Arguments> methods() {
        return Stream.of(
                mistake(Private.class, "Private.call()", "private", "make it neither private, static nor final"),
                mistake(Static.class, "Static.call()", "static", "make it neither private, static nor final"),
                mistake(Final.class, "Final.call()", "final", "make it neither private, static nor final"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void d4_aPrivateStaticOrFinalMethod(Class<?> bean, String[] message) {
        refused(bean, message);
    }

    @Test
    void d5_anUnknownKey() {
        Configuration.of(
                () -> refused(
                        Fine.class,
                        "tutti.submision-trace",
                        "META-INF/microprofile-config.properties",
                        "did you mean tutti.submission-trace?"),
                "tutti.submision-trace",
                "true");
    }

    @Test
    void e8_aMisspeltLimit() {
        Configuration.of(
                () -> refused(Fine.class, KEY + "max_concurreny", "did you mean maxConcurrency?"),
                KEY + "max_concurreny",
                "10");
    }

    @Test
    void d5_aKeyOfAMethodThatThereIsNot() {
        Configuration.of(
                () -> refused(Fine.class, "MistakesTest$Fine has no remote method cal", "did you mean call?"),
                "dev.tutti.se.MistakesTest$Fine/cal/Remote/maxConcurrency",
                "10");
    }

    @Test
    void d5_aValueOfTheWrongType() {
        Configuration.of(
                () -> refused(
                        Fine.class,
                        "must be a whole number of 1 or more, was ten",
                        "must be a whole number of 1 or more, was 0"),
                "Remote/maxConcurrency",
                "ten",
                "Actor/maxPending",
                "0");
    }

    @Test
    void d5_anUnknownKeyWhereSeveralApplicationsShareIsAWarning() {
        try (Warnings warnings = Warnings.heard()) {
            System.setProperty(KEY + "maxConcurreny", "10");
            Beans.of(Fine.class).close();

            assertThat(warnings.all())
                    .anySatisfy(
                            warning -> assertThat(warning).contains("maxConcurreny", "did you mean maxConcurrency?"));
        } finally {
            System.clearProperty(KEY + "maxConcurreny");
        }
    }

    static Stream<Arguments> places() {
        return Stream.of(
                mistake(Processor.class, "Processor.call()", "@NonBlocking", "remove one of them"),
                mistake(
                        ProcessorOfOthers.class,
                        "ProcessorOfOthers.call()",
                        "cpuBound = true with executor = \"mine\""),
                mistake(VirtualProcessor.class, "VirtualProcessor.call()", "cpuBound = true with @RunOnVirtualThread"),
                mistake(BlockedProcessor.class, "BlockedProcessor.call()", "cpuBound = true with @Blocking"),
                mistake(NeverAndEver.class, "NeverAndEver.call()", "@NonBlocking with @Blocking", "remove one"),
                mistake(VirtualLoop.class, "VirtualLoop.call()", "@NonBlocking with @RunOnVirtualThread"),
                mistake(LoopOfOthers.class, "LoopOfOthers.call()", "executor = \"mine\" with @NonBlocking"),
                mistake(VirtualOthers.class, "VirtualOthers.call()", "executor = \"mine\" with @RunOnVirtualThread"),
                mistake(ClassOfTwoPlaces.class, "ClassOfTwoPlaces", "cpuBound = true with @NonBlocking"),
                mistake(WholeOfTwoPlaces.class, "WholeOfTwoPlaces.call()", "@NonBlocking with @Blocking"),
                mistake(ComputesAsynchronously.class, "ComputesAsynchronously.call()", "remove @Asynchronous"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void e16_placesThatContradictEachOther(Class<?> bean, String[] message) {
        refused(bean, message);
    }

    @Test
    void placesOfTwoLevelsDoNotContradictEachOther() {
        assertThatNoException().isThrownBy(() -> Beans.of(TwoLevels.class).close());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(PendingAlone.class, "PendingAlone.call()", "maxPending = 5", "set maxConcurrency too"),
                mistake(NoSuchExecutor.class, "NoSuchExecutor.call()", "\"rports\"", "did you mean reports?"),
                mistake(NoExecutorOfTheServer.class, "NoExecutorOfTheServer.call()", "java:app/concurrent/reports"),
                mistake(OtherSelf.class, "OtherSelf.self", "Self<Fine>", "write Self<OtherSelf>"),
                mistake(DependentSelf.class, "DependentSelf.self", "@Dependent", "give it a normal scope"),
                mistake(RetryOnTheLoop.class, "RetryOnTheLoop.call()", "@Retry", "event loop", "remove @Retry or"),
                mistake(RetryByTheClassOnTheLoop.class, "RetryByTheClassOnTheLoop.call()", "@Retry", "event loop"),
                mistake(TimedStream.class, "TimedStream.call()", "@Timeout", "stream", "return a Uni"),
                mistake(ActorRetry.class, "ActorRetry.call()", "@Retry in an actor", "of another bean"),
                mistake(ActorRetryByTheClass.class, "ActorRetryByTheClass.call()", "@Retry in an actor"),
                mistake(Observer.class, "Observer.observe(String)", "observer", "call a @Remote method from it"),
                mistake(Session.class, "Session", "session bean", "move the method to a CDI bean"),
                mistake(ActorOfRequest.class, "ActorOfRequest", "@RequestScoped", "remove one of them"),
                mistake(ActorFinal.class, "ActorFinal.call()", "final", "make it private or not final"),
                mistake(ActorField.class, "ActorField.count", "public field", "make it private and add a method"),
                mistake(ActorObserver.class, "ActorObserver.observe(String)", "observer", "put it into another bean"),
                mistake(ActorProducer.class, "ActorProducer.produce()", "producer", "put it into another bean"),
                mistake(ActorRemote.class, "ActorRemote.call()", "@Remote on a method", "remove @Remote"),
                mistake(RemoteActor.class, "RemoteActor", "@Remote on an actor", "remove @Remote"),
                mistake(ActorSession.class, "ActorSession", "session bean", "remove one of the two"),
                mistake(NamelessGroup.class, "NamelessGroup", "@Group(name = \"\")", "give it one"),
                mistake(SameGroups.class, "SameGroups", "@Group(name = \"io\") twice", "rename one of them"),
                mistake(NoSuchGroup.class, "NoSuchGroup.call(String)", "@InGroup(\"oi\")", "did you mean io?"),
                mistake(NoGroups.class, "NoGroups.call()", "@InGroup(\"io\")", "add @Actor(groups = @Group(name = "),
                mistake(PrivateInGroup.class, "PrivateInGroup.call()", "private", "make it neither private nor static"),
                mistake(StaticInGroup.class, "StaticInGroup.call()", "static", "make it neither private nor static"),
                mistake(InGroupByAnInterface.class, "Grouped.call", "InGroupByAnInterface does not inherit it"),
                mistake(NoActorInGroup.class, "NoActorInGroup.call", "no actor", "annotate the class with @Actor"),
                mistake(RemoteInGroup.class, "RemoteInGroup.call", "no actor", "or remove @InGroup"),
                mistake(NoHandle.class, "NoHandle", "an actor without a constructor", "add one that does nothing"),
                mistake(PrivateConstructor.class, "PrivateConstructor", "is not private", "add one that does nothing"),
                mistake(Inner.class, "MistakesTest$Inner", "make a nested class static"),
                mistake(
                        KeyThatNeedsAPart.class,
                        "KeyThatNeedsAPart",
                        "@Actor(key = KeyWithAPart.class)",
                        "constructor that has no parameters"),
                mistake(AbstractKey.class, "AbstractKey", "@Actor(key = CallKey.class)", "not abstract"),
                mistake(FinalActor.class, "FinalActor", "final", "make it not final"),
                mistake(NoProxy.class, "NoProxy", "with remote methods without a constructor", "add one"),
                mistake(OptionsOfNoActor.class, "OptionsOfNoActor.fine", "MistakesTest$Fine, which is no actor"),
                mistake(OptionsOfABlankName.class, "OptionsOfABlankName.room", "blank name", "leave it out"));
    }

    @Test
    void twoInjectionPointsOfOneActorThatDiffer() {
        assertThatThrownBy(() -> Beans.of(Room.class, Two.class, Three.class).close())
                .hasMessageContainingAll(
                        "Two.room: @ActorOptions(name = \"lobby\", maxConcurrency = 2)",
                        "Three(Instance): @ActorOptions(name = \"lobby\", maxConcurrency = 3)",
                        "write the same members at both, or give them two names");
    }

    @Test
    void anAlternativeThatIsNotSelectedMayDiffer() {
        assertThatNoException()
                .isThrownBy(
                        () -> Beans.of(Room.class, Two.class, OtherTwo.class).close());
    }

    @Test
    void aParentOfActorsMayHaveMethodsInGroups() {
        assertThatNoException()
                .isThrownBy(() -> Beans.of(Parent.class, Child.class).close());
    }

    @Test
    void aClassMayImplementAnInterfaceAndOverrideMethods() {
        assertThatNoException()
                .isThrownBy(() -> Beans.of(Sub.class, SubOfTheWorkers.class, SubActor.class)
                        .close());
    }

    @Test
    void d5_aWrongConstant() {
        Configuration.of(
                () -> refused(
                        Room.class,
                        "must be one of ROUND_ROBIN, LEAST_BUSY, BY_KEY",
                        "was BY_KEYS; did you mean BY_KEY?"),
                Room.class.getName() + "/Actor/routing",
                "BY_KEYS");
    }

    @Test
    void d5_aMisspeltGroup() {
        Configuration.of(
                () -> refused(Child.class, "has no group ios", "did you mean io?"),
                Child.class.getName() + "/ios/Group/maxConcurrency",
                "2");
    }

    @Test
    void d5_aMisspeltAnnotation() {
        Configuration.of(
                () -> refused(Room.class, "there is no annotation Actr", "did you mean Actor?"),
                Room.class.getName() + "/Actr/maxConcurrency",
                "2");
    }

    @Test
    void aKeyOfAnAnnotationThatTheApplicationHasIsItsOwn() {
        Configuration.of(
                () -> assertThatNoException()
                        .isThrownBy(() -> Beans.of(Factored.class).close()),
                Factored.class.getName() + "/Factor/maxConcurrency",
                "2");
    }

    @Test
    void d5_aDrainTimeoutThatIsNone() {
        Configuration.of(
                () -> refused(Fine.class, "tutti.drain-timeout", "must be a duration of 0 or more", "was 2"),
                "tutti.drain-timeout",
                "2");
    }

    private static Arguments mistake(Class<?> bean, String... message) {
        return arguments(bean, message);
    }

    @Test
    void faultToleranceOutsideOfTheTask() {
        Configuration.of(
                () -> refused(Retried.class, "mp.fault.tolerance.interceptor.priority = 5", "make it more than 10"),
                "mp.fault.tolerance.interceptor.priority",
                "5");
    }

    @Test
    void faultToleranceOnThreadsOfItsOwn() {
        Configuration.of(
                () -> refused(Retried.class, "smallrye.faulttolerance.mp-compatibility = false", "leave it out"),
                "smallrye.faulttolerance.mp-compatibility",
                "false");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isADeploymentError(Class<?> bean, String[] message) {
        refused(bean, message);
    }

    private static void refused(Class<?> bean, String... message) {
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

    @ApplicationScoped
    static class Fine {
        @Remote
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class BothSpecifications {
        @Remote
        @org.eclipse.microprofile.faulttolerance.Asynchronous
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    @Remote
    static class BothInAClass {
        @Asynchronous
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class ProcessorOfOthers {
        @Remote(cpuBound = true, executor = "mine")
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class VirtualProcessor {
        @Remote(cpuBound = true)
        @RunOnVirtualThread
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class BlockedProcessor {
        @Remote(cpuBound = true)
        @Blocking
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class NeverAndEver {
        @Remote
        @NonBlocking
        @Blocking
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class VirtualLoop {
        @Remote
        @NonBlocking
        @RunOnVirtualThread
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class LoopOfOthers {
        @Remote(executor = "mine")
        @NonBlocking
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class VirtualOthers {
        @Remote(executor = "mine")
        @RunOnVirtualThread
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    @Remote(cpuBound = true)
    @NonBlocking
    static class ClassOfTwoPlaces {
        @Remote
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    @Remote
    static class WholeOfTwoPlaces {
        @NonBlocking
        @Blocking
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class ComputesAsynchronously {
        @Remote(cpuBound = true)
        @Asynchronous
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    @Remote
    @NonBlocking
    static class TwoLevels {
        @Blocking
        @RunOnVirtualThread
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class NoSuchExecutor {
        @Produces
        @Named("reports")
        Executor reports() {
            return Runnable::run;
        }

        @Remote(executor = "rports")
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class NoExecutorOfTheServer {
        @Remote(executor = "java:app/concurrent/reports")
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class OtherSelf {
        @Inject
        Self<Fine> self;
    }

    @Dependent
    static class DependentSelf {
        @Inject
        Self<DependentSelf> self;
    }

    @ApplicationScoped
    static class Retried {
        @Remote
        @Retry
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class RetryOnTheLoop {
        @Remote
        @NonBlocking
        @Retry
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    @NonBlocking
    @Retry
    static class RetryByTheClassOnTheLoop {
        @Remote
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class TimedStream {
        @Remote
        @Timeout
        Multi<String> call() {
            return Multi.createFrom().item("");
        }
    }

    @Actor
    static class ActorRetry {
        @Retry
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @Actor
    @Retry
    static class ActorRetryByTheClass {
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @Actor(maxPending = Actor.UNSET)
    static class ActorPendingUnset {}

    @Actor(instances = 0)
    static class ActorInstances {}

    @Actor(maxRestarts = -1)
    static class ActorRestarts {}

    @Actor(maxOverflow = 0)
    static class ActorOverflow {}

    record KeyWithAPart(String part) implements CallKey {
        @Override
        public Object of(String method, List<?> arguments) {
            return part;
        }
    }

    @Actor(key = KeyWithAPart.class)
    static class KeyThatNeedsAPart {}

    @Actor(key = CallKey.class)
    static class AbstractKey {}

    @Actor(groups = @Group(name = "io", maxConcurrency = 0))
    static class GroupLimit {}

    @Actor(groups = @Group(name = "io", maxConcurrency = 1, maxPending = 0))
    static class GroupPending {}

    @Actor
    static class Room {}

    @Dependent
    static class OptionsLimit {
        @Inject
        @ActorOptions(maxConcurrency = 0)
        Room room;
    }

    @Dependent
    static class OptionsPending {
        @Inject
        OptionsPending(@ActorOptions(maxPending = -1) Room room) {}
    }

    @Dependent
    static class OptionsInstances {
        @Inject
        void set(@ActorOptions(instances = 0) Room room) {}
    }

    @Dependent
    static class OptionsRestarts {
        @Inject
        @ActorOptions(maxRestarts = -1)
        Instance<Room> rooms;
    }

    @Actor(groups = @Group(name = "", maxConcurrency = 1))
    static class NamelessGroup {}

    @Actor(groups = {@Group(name = "io", maxConcurrency = 1), @Group(name = "io", maxConcurrency = 2)})
    static class SameGroups {}

    @Actor(groups = @Group(name = "io", maxConcurrency = 1))
    static class NoSuchGroup {
        @InGroup("oi")
        Uni<String> call(String name) {
            return Uni.createFrom().item(name);
        }
    }

    @Actor
    static class NoGroups {
        @InGroup("io")
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @Actor(groups = @Group(name = "io", maxConcurrency = 1))
    static class PrivateInGroup {
        @InGroup("io")
        private Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @Actor(groups = @Group(name = "io", maxConcurrency = 1))
    static class StaticInGroup {
        @InGroup("io")
        static Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    interface Grouped {
        @InGroup("io")
        Uni<String> call();
    }

    @Actor(groups = @Group(name = "io", maxConcurrency = 1))
    static class InGroupByAnInterface implements Grouped {
        @Override
        public Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @Dependent
    static class NoActorInGroup {
        @InGroup("io")
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @ApplicationScoped
    static class RemoteInGroup {
        @Remote
        @InGroup("io")
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @Actor
    static class NoHandle {
        @Inject
        NoHandle(Fine fine) {}
    }

    @Actor
    static class PrivateConstructor {
        private PrivateConstructor() {}
    }

    @Actor
    class Inner {}

    @Actor
    static final class FinalActor {}

    @ApplicationScoped
    static class NoProxy {
        NoProxy(String name) {}

        @Remote
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @Dependent
    static class OptionsOfNoActor {
        @Inject
        @ActorOptions
        Fine fine;
    }

    @Dependent
    static class OptionsOfABlankName {
        @Inject
        @ActorOptions(name = " ")
        Room room;
    }

    @Dependent
    static class Two {
        @Inject
        @ActorOptions(name = "lobby", maxConcurrency = 2)
        Room room;
    }

    @Dependent
    static class Three {
        @Inject
        Three(@ActorOptions(name = "lobby", maxConcurrency = 3) Instance<Room> room) {}
    }

    @Dependent
    @Alternative
    static class OtherTwo {
        @Inject
        @ActorOptions(name = "lobby", maxConcurrency = 3)
        Room room;
    }

    static class Parent {
        @InGroup("io")
        Uni<String> call() {
            return Uni.createFrom().item("");
        }
    }

    @Actor(groups = @Group(name = "io", maxConcurrency = 1))
    static class Child extends Parent {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface Factor {}

    @Actor
    @Factor
    static class Factored {}

    interface Typed<T> {
        Uni<T> call(T argument);

        default T plain(T argument) {
            return argument;
        }
    }

    abstract static class Base<T> implements Typed<T> {
        @Override
        public Uni<T> call(T argument) {
            return Uni.createFrom().item(argument);
        }
    }

    @Dependent
    static class Sub extends Base<String> {
        @Override
        @Remote
        public Uni<String> call(String argument) {
            return Uni.createFrom().item(argument);
        }
    }

    @ApplicationScoped
    @Remote
    static class SubOfTheWorkers extends Base<String> {
        @Override
        public Uni<String> call(String argument) {
            return Uni.createFrom().item(argument);
        }
    }

    @Actor
    static class SubActor extends Base<String> {
        @Override
        public Uni<String> call(String argument) {
            return Uni.createFrom().item(argument);
        }
    }
}
