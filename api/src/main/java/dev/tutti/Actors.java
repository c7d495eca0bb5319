package dev.tutti;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The client for actors: makes instances of {@link Actor} classes beside the injected one, finds them by name, calls their plain
 * methods without waiting, and ends them. Thread-safe; inject it.
 *
 * <p>Where a method takes an actor, that is its handle: what was injected, {@linkplain Builder#create() created} or {@linkplain
 * #find found}, or what {@link Self} gives inside; never {@code this}.
 */
public interface Actors {

    /**
     * Starts the making of an instance of one's own, with the options of the class's annotation, or those that are configured,
     * until they are changed.
     *
     * @throws IllegalArgumentException if the class is not an {@link Actor} bean of this application
     */
    <T> Builder<T> of(Class<T> type);

    /** The instance of that class and name, unless there is none or it is being stopped. */
    <T> Optional<T> find(Class<T> type, String name);

    /**
     * Calls a method of the actor in a turn, without waiting for it: {@code actors.call(ten, AsyncActor::started)}. A lambda gets
     * the actor's object itself, which must not leave it, and is one turn whatever it does with it.
     *
     * <p>A stage or {@code Uni} that the method returns is flattened, which the compiler cannot follow: it types {@code call(room,
     * Room::stage)} as a {@code TaskRef<CompletionStage<T>>}, although its {@code result()} is a {@code T}. Call such a method on the
     * handle, {@code room.stage()}, or by {@link #callStage(Object, BeanMethod.Of0) callStage} or {@link #callUni(Object,
     * BeanMethod.Of0) callUni}, which have the right type.
     *
     * @throws IllegalArgumentException if {@code actor} is not the handle of an actor
     */
    <T, R> TaskRef<R> call(T actor, BeanMethod.Of0<? super T, ? extends R> method);

    /** As {@link #call(Object, BeanMethod.Of0)}, with an argument. */
    <T, A1, R> TaskRef<R> call(T actor, BeanMethod.Of1<? super T, ? super A1, ? extends R> method, A1 a1);

    /** As {@link #call(Object, BeanMethod.Of0)}, with two arguments. */
    <T, A1, A2, R> TaskRef<R> call(
            T actor, BeanMethod.Of2<? super T, ? super A1, ? super A2, ? extends R> method, A1 a1, A2 a2);

    /** As {@link #call(Object, BeanMethod.Of0)}, with three arguments. */
    <T, A1, A2, A3, R> TaskRef<R> call(
            T actor,
            BeanMethod.Of3<? super T, ? super A1, ? super A2, ? super A3, ? extends R> method,
            A1 a1,
            A2 a2,
            A3 a3);

    /** As {@link #call(Object, BeanMethod.Of0)}, with four arguments. */
    <T, A1, A2, A3, A4, R> TaskRef<R> call(
            T actor,
            BeanMethod.Of4<? super T, ? super A1, ? super A2, ? super A3, ? super A4, ? extends R> method,
            A1 a1,
            A2 a2,
            A3 a3,
            A4 a4);

    /** As {@link #call(Object, BeanMethod.Of0)}, with five arguments. */
    <T, A1, A2, A3, A4, A5, R> TaskRef<R> call(
            T actor,
            BeanMethod.Of5<? super T, ? super A1, ? super A2, ? super A3, ? super A4, ? super A5, ? extends R> method,
            A1 a1,
            A2 a2,
            A3 a3,
            A4 a4,
            A5 a5);

    /** As {@link #call(Object, BeanMethod.Of0)}, with six arguments. */
    <T, A1, A2, A3, A4, A5, A6, R> TaskRef<R> call(
            T actor,
            BeanMethod.Of6<
                            ? super T,
                            ? super A1,
                            ? super A2,
                            ? super A3,
                            ? super A4,
                            ? super A5,
                            ? super A6,
                            ? extends R>
                    method,
            A1 a1,
            A2 a2,
            A3 a3,
            A4 a4,
            A5 a5,
            A6 a6);

    /**
     * As {@link #call(Object, BeanMethod.Of0)}, with a method that returns a stage, a {@code TaskRef} for one, whose value is the
     * call's; one of several arguments is called by a lambda, {@code room -> room.stage(sku, 3)}.
     */
    @SuppressWarnings("unchecked") // what a turn returns is flattened
    default <T, R> TaskRef<R> callStage(
            T actor, BeanMethod.Of0<? super T, ? extends CompletionStage<? extends R>> method) {
        return (TaskRef<R>) (TaskRef<?>) call(actor, method);
    }

    /** As {@link #callStage(Object, BeanMethod.Of0)}, with an argument. */
    @SuppressWarnings("unchecked") // what a turn returns is flattened
    default <T, A1, R> TaskRef<R> callStage(
            T actor, BeanMethod.Of1<? super T, ? super A1, ? extends CompletionStage<? extends R>> method, A1 a1) {
        return (TaskRef<R>) (TaskRef<?>) call(actor, method, a1);
    }

    /**
     * As {@link #call(Object, BeanMethod.Of0)}, with a method that returns a {@code Uni}, whose value is the call's; one of several
     * arguments is called by a lambda, {@code room -> room.uni(sku, 3)}.
     */
    @SuppressWarnings("unchecked") // what a turn returns is flattened
    default <T, R> TaskRef<R> callUni(T actor, BeanMethod.Of0<? super T, ? extends Uni<? extends R>> method) {
        return (TaskRef<R>) (TaskRef<?>) call(actor, method);
    }

    /** As {@link #callUni(Object, BeanMethod.Of0)}, with an argument. */
    @SuppressWarnings("unchecked") // what a turn returns is flattened
    default <T, A1, R> TaskRef<R> callUni(
            T actor, BeanMethod.Of1<? super T, ? super A1, ? extends Uni<? extends R>> method, A1 a1) {
        return (TaskRef<R>) (TaskRef<?>) call(actor, method, a1);
    }

    /**
     * Ends an actor when it has done what it has accepted: further calls fail with {@link ActorStoppedException}, those that are
     * waiting or under way go on, and so do the calls that these make of the actor itself; then {@code @PreDestroy} runs. A name
     * is free at once: who asks for it gets a new instance, which begins when this one has ended. A continuation that belongs to no
     * call, such as that of a timer, may come after the end.
     *
     * @return when it has ended; stopped twice it is the same end. A call of the actor must neither wait for it nor return it,
     *     or what {@link TaskRef#then then(...)} makes of it, for it comes after the call: {@link TaskRef#result() result()} throws
     *     {@link DeadlockException} at once, and a call that returns it fails with that. Let the call return something else.
     * @throws IllegalArgumentException if {@code actor} is not the handle of an actor
     */
    TaskRef<Void> stop(Object actor);

    /**
     * Ends an actor now: all of its calls, waiting or under way, fail at once with {@link ActorStoppedException}, what runs is
     * interrupted, and {@code @PreDestroy} runs once the last body has ended. A name is free at once, also for a new instance to
     * begin.
     *
     * @return when it has ended; killed twice it is the same end
     * @throws IllegalArgumentException if {@code actor} is not the handle of an actor
     */
    TaskRef<Void> kill(Object actor);

    /**
     * Replaces the object behind the handle: the calls that the actor has accepted, and those that these make of the actor
     * itself, are done by the old object, others made from now on by the new one, which is created when the old one has ended;
     * see {@link Snapshot} for what it may take over.
     *
     * @return when the new object has been created, or has failed to be. For the calls of the actor it is as with {@link #stop}:
     *     those that wait for it, or return it, fail with {@link DeadlockException}.
     * @throws IllegalArgumentException if {@code actor} is not the handle of an actor
     */
    TaskRef<Void> restart(Object actor);

    /**
     * What the actor is at and has done; of a pool, all its instances together. One that has ended keeps its figures.
     *
     * @throws IllegalArgumentException if {@code actor} is not the handle of an actor
     */
    ActorStats stats(Object actor);

    /** What all actors of this application are at that have not ended, by class and name. */
    List<ActorStats> stats();

    /** The options of an instance to be made. Not thread-safe. */
    interface Builder<T> {

        /** The name that {@link #getOrCreate()} and {@link #create()} use, and {@link Actors#find}; not empty. */
        Builder<T> named(String name);

        /** As {@link Actor#maxConcurrency()}. Throws {@link IllegalArgumentException} if below 1. */
        Builder<T> maxConcurrency(int permits);

        /** As {@link Actor#maxPending()}. Throws {@link IllegalArgumentException} if below 1. */
        Builder<T> maxPending(int calls);

        /** As {@link Actor#overflow()}. */
        Builder<T> overflow(Overflow overflow);

        /** As {@link Actor#maxOverflow()}. Throws {@link IllegalArgumentException} if below 1. */
        Builder<T> maxOverflow(int calls);

        /** As {@link Actor#fairness()}. */
        Builder<T> fairness(Fairness fairness);

        /** As {@link Actor#key()}. */
        Builder<T> key(CallKey key);

        /**
         * As {@link Group#maxConcurrency()} of the group of that name. Throws {@link IllegalArgumentException} if below 1, or if the
         * class has no such group.
         */
        Builder<T> group(String name, int maxConcurrency);

        /** As {@link Actor#instances()}. Throws {@link IllegalArgumentException} if below 1. */
        Builder<T> instances(int number);

        /** As {@link Actor#routing()}. */
        Builder<T> routing(Routing routing);

        /** As {@link Actor#maxRestarts()}. Throws {@link IllegalArgumentException} if below 0. */
        Builder<T> maxRestarts(int number);

        /**
         * Returns the handle of a new instance at once; the instance itself is created on a worker at its first call.
         *
         * <p>Without a name it ends, as if it had been {@linkplain Actors#stop stopped}, when its handle is unreachable and its
         * calls have ended. One that keeps its own handle, or is called by a timer of its own, is never unreachable: stop it.
         *
         * @throws ActorAlreadyExistsException if there is one of its class and name
         */
        T create();

        /**
         * The handle of the instance of the name, which is made if there is none. If there is one, it keeps the options that it was
         * made with.
         *
         * @throws IllegalStateException if no name is given
         */
        T getOrCreate();
    }
}
