package dev.tutti.internal.cdi;

import dev.tutti.ActorStats;
import dev.tutti.Actors;
import dev.tutti.BeanMethod;
import dev.tutti.CallKey;
import dev.tutti.Fairness;
import dev.tutti.Overflow;
import dev.tutti.Routing;
import dev.tutti.TaskRef;
import dev.tutti.internal.actor.Kind;
import dev.tutti.internal.actor.Receiver;
import dev.tutti.internal.actor.Request;
import dev.tutti.internal.client.Reference;
import dev.tutti.internal.gate.Capacity;
import jakarta.enterprise.inject.spi.Bean;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Actors} of a deployment. */
final class ActorClient implements Actors {

    private final ActorHandles handles;
    private final CallersBeans callers;

    ActorClient(ActorHandles handles, CallersBeans callers) {
        this.handles = handles;
        this.callers = callers;
    }

    @Override
    public <T> Builder<T> of(Class<T> type) {
        return new Draft<>(bean(type));
    }

    @Override
    public <T> Optional<T> find(Class<T> type, String name) {
        return handles.roster()
                .find(bean(type).getBeanClass(), Objects.requireNonNull(name, "name"))
                .map(actor -> type.cast(actor.handle()));
    }

    private Bean<?> bean(Class<?> type) {
        return ActorHandles.bean(callers.get(), Objects.requireNonNull(type, "type"))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                type.getName()
                                        + " is not an actor of this application: annotate it with @Actor, in an archive with a beans.xml"));
    }

    // ---- calls

    @SuppressWarnings("unchecked") // the method's result
    private <R> TaskRef<R> submit(Object actor, BeanMethod<?, ? extends R> method, @Nullable Object... arguments) {
        Reference reference = Reference.of(Objects.requireNonNull(method, "method"));
        List<@Nullable Object> values = Arrays.asList(arguments);
        BeanMethod<Object, R> untyped = (BeanMethod<Object, R>) method;
        return (TaskRef<R>) receiver(actor)
                .call(Request.of(
                        reference.called(),
                        reference.method().map(ActorMethod::group).orElse(""),
                        values,
                        state -> untyped.invoke(state, values)));
    }

    private Receiver receiver(Object actor) {
        return handles.behind(Objects.requireNonNull(actor, "actor"));
    }

    @Override
    public <T, R> TaskRef<R> call(T actor, BeanMethod.Of0<? super T, ? extends R> method) {
        return submit(actor, method);
    }

    @Override
    public <T, A1, R> TaskRef<R> call(T actor, BeanMethod.Of1<? super T, ? super A1, ? extends R> method, A1 a1) {
        return submit(actor, method, a1);
    }

    @Override
    public <T, A1, A2, R> TaskRef<R> call(
            T actor, BeanMethod.Of2<? super T, ? super A1, ? super A2, ? extends R> method, A1 a1, A2 a2) {
        return submit(actor, method, a1, a2);
    }

    @Override
    public <T, A1, A2, A3, R> TaskRef<R> call(
            T actor,
            BeanMethod.Of3<? super T, ? super A1, ? super A2, ? super A3, ? extends R> method,
            A1 a1,
            A2 a2,
            A3 a3) {
        return submit(actor, method, a1, a2, a3);
    }

    @Override
    public <T, A1, A2, A3, A4, R> TaskRef<R> call(
            T actor,
            BeanMethod.Of4<? super T, ? super A1, ? super A2, ? super A3, ? super A4, ? extends R> method,
            A1 a1,
            A2 a2,
            A3 a3,
            A4 a4) {
        return submit(actor, method, a1, a2, a3, a4);
    }

    @Override
    public <T, A1, A2, A3, A4, A5, R> TaskRef<R> call(
            T actor,
            BeanMethod.Of5<? super T, ? super A1, ? super A2, ? super A3, ? super A4, ? super A5, ? extends R> method,
            A1 a1,
            A2 a2,
            A3 a3,
            A4 a4,
            A5 a5) {
        return submit(actor, method, a1, a2, a3, a4, a5);
    }

    @Override
    public <T, A1, A2, A3, A4, A5, A6, R> TaskRef<R> call(
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
            A6 a6) {
        return submit(actor, method, a1, a2, a3, a4, a5, a6);
    }

    // ---- ends

    @Override
    public TaskRef<Void> stop(Object actor) {
        return receiver(actor).stop();
    }

    @Override
    public TaskRef<Void> kill(Object actor) {
        return receiver(actor).kill();
    }

    @Override
    public TaskRef<Void> restart(Object actor) {
        return receiver(actor).restart();
    }

    // ---- what they do

    @Override
    public ActorStats stats(Object actor) {
        return receiver(actor).stats();
    }

    @Override
    public List<ActorStats> stats() {
        return handles.roster().stats();
    }

    /** An actor to be made. Its limits are checked where they are given. */
    private final class Draft<T> implements Builder<T> {

        private final Bean<?> bean;
        private final ActorSpec spec;
        private @Nullable String name;

        Draft(Bean<?> bean) {
            this.bean = bean;
            this.spec = handles.spec(bean);
        }

        @Override
        public Builder<T> named(String unique) {
            if (unique.isBlank()) {
                throw new IllegalArgumentException("The name of an actor must not be blank, was \"" + unique
                        + "\"; leave named(...) out for an actor without one");
            }
            name = unique;
            return this;
        }

        @Override
        public Builder<T> maxConcurrency(int permits) {
            spec.maxConcurrency = atLeast(1, permits, "maxConcurrency");
            return this;
        }

        @Override
        public Builder<T> maxPending(int calls) {
            spec.maxPending = atLeast(1, calls, "maxPending");
            return this;
        }

        @Override
        public Builder<T> overflow(Overflow overflow) {
            spec.overflow = Objects.requireNonNull(overflow, "overflow");
            return this;
        }

        @Override
        public Builder<T> maxOverflow(int calls) {
            spec.maxOverflow = atLeast(1, calls, "maxOverflow");
            return this;
        }

        @Override
        public Builder<T> fairness(Fairness fairness) {
            spec.fairness = Objects.requireNonNull(fairness, "fairness");
            return this;
        }

        @Override
        public Builder<T> key(CallKey key) {
            spec.key = Objects.requireNonNull(key, "key");
            return this;
        }

        @Override
        public Builder<T> group(String group, int maxConcurrency) {
            Capacity known = spec.groups.get(Objects.requireNonNull(group, "name"));
            if (known == null) {
                throw new IllegalArgumentException(bean.getBeanClass().getName() + " has no group \"" + group
                        + "\", but " + spec.groups.keySet() + "; name it in @Actor(groups = ...)");
            }
            spec.groups.put(group, Capacity.of(atLeast(1, maxConcurrency, "maxConcurrency"), known.maxPending()));
            return this;
        }

        @Override
        public Builder<T> instances(int number) {
            spec.instances = atLeast(1, number, "instances");
            return this;
        }

        @Override
        public Builder<T> routing(Routing routing) {
            spec.routing = Objects.requireNonNull(routing, "routing");
            return this;
        }

        @Override
        public Builder<T> maxRestarts(int number) {
            spec.maxRestarts = atLeast(0, number, "maxRestarts");
            return this;
        }

        private static int atLeast(int least, int value, String option) {
            if (value < least) {
                throw new IllegalArgumentException(option + " must be " + least + " or more, was " + value);
            }
            return value;
        }

        private Kind kind() {
            return handles.kind(bean, spec);
        }

        @Override
        public T create() {
            return handle(
                    name == null
                            ? handles.roster().create(kind(), true)
                            : handles.roster().create(kind(), name));
        }

        @Override
        public T getOrCreate() {
            if (name == null) {
                throw new IllegalStateException(
                        "getOrCreate() needs a name: write named(\"...\") before it, or create() for an actor of one's own");
            }
            return handle(handles.roster().getOrCreate(kind(), name));
        }

        @SuppressWarnings("unchecked") // the bean was found by its class
        private T handle(Receiver actor) {
            return (T) actor.handle();
        }
    }
}
