package dev.tutti.internal.client;

import dev.tutti.BeanMethod;
import dev.tutti.TaskFunction;
import dev.tutti.TaskRef;
import dev.tutti.Waited;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.ref.Ref;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/** The client of one engine. */
public final class Client extends LazyTasks {

    private final Engine engine;
    private final Beans beans;

    public Client(Engine engine, Beans beans, Graphs graphs) {
        super(beans, graphs);
        this.engine = engine;
        this.beans = beans;
    }

    @Override
    public <R> TaskRef<R> submit(Callable<? extends R> task) {
        Objects.requireNonNull(task, "task");
        return start("task", task);
    }

    @Override
    public <A1, R> TaskRef<R> submit(TaskFunction.Of1<? super A1, ? extends R> function, A1 a1) {
        Objects.requireNonNull(function, "function");
        return start("task", () -> function.apply(a1));
    }

    @Override
    public <A1, A2, R> TaskRef<R> submit(TaskFunction.Of2<? super A1, ? super A2, ? extends R> function, A1 a1, A2 a2) {
        Objects.requireNonNull(function, "function");
        return start("task", () -> function.apply(a1, a2));
    }

    @Override
    public <B, R> TaskRef<R> submit(BeanMethod.Of0<B, R> method) {
        return start(method, (B bean) -> method.call(bean));
    }

    @Override
    public <B, A1, R> TaskRef<R> submit(BeanMethod.Of1<B, A1, R> method, A1 a1) {
        return start(method, (B bean) -> method.call(bean, a1));
    }

    @Override
    public <B, A1, A2, R> TaskRef<R> submit(BeanMethod.Of2<B, A1, A2, R> method, A1 a1, A2 a2) {
        return start(method, (B bean) -> method.call(bean, a1, a2));
    }

    @Override
    public <A1, R> List<TaskRef<R>> map(
            TaskFunction.Of1<? super A1, ? extends R> function, Collection<? extends A1> arguments) {
        List<TaskRef<R>> refs = new ArrayList<>(arguments.size());
        for (A1 argument : arguments) {
            refs.add(submit(function, argument));
        }
        return refs;
    }

    @Override
    public <B, A1, R> List<TaskRef<R>> map(BeanMethod.Of1<B, A1, R> method, Collection<? extends A1> arguments) {
        List<TaskRef<R>> refs = new ArrayList<>(arguments.size());
        for (A1 argument : arguments) {
            refs.add(submit(method, argument));
        }
        return refs;
    }

    @Override
    public <T> TaskRef<List<T>> gather(Collection<? extends TaskRef<? extends T>> refs) {
        return Combined.gather(engine, Combined.listed(refs));
    }

    @Override
    public <T> TaskRef<Waited<T>> waitFor(Collection<? extends TaskRef<T>> refs, int count, Duration timeout) {
        return Combined.waitFor(engine, Combined.listed(refs), count, Objects.requireNonNull(timeout, "timeout"));
    }

    @Override
    public TaskRef<Void> sleep(Duration time) {
        return Combined.sleep(engine, Objects.requireNonNull(time, "time"));
    }

    @SuppressWarnings("unchecked") // the first parameter of a reference is its bean
    private <B, R> TaskRef<R> start(Serializable method, TaskFunction.Of1<B, R> call) {
        Reference reference = Reference.of(Objects.requireNonNull(method, "method"));
        Class<B> type = (Class<B>) reference.bean();
        return start(reference.name(), () -> beans.with(type, call));
    }

    private <R> TaskRef<R> start(String name, Callable<?> body) {
        Executor contexts = engine.carrier().capture();
        Call call = new Call(name, contexts, body);
        call.adopted();
        return Ref.submit(engine, contexts, call, engine.at(engine.workers()));
    }
}
