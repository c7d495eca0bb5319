package dev.tutti.scenarios.actors;

import dev.tutti.Actor;
import dev.tutti.Self;
import dev.tutti.Snapshot;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Recorder;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** An actor whose end can be watched, and which outlives its object. */
@Actor
public class Ward implements Snapshot<Integer> {

    private int count;
    private @Nullable Recorder<String> record;
    private String name = "nobody";

    @Inject
    Self<Ward> self;

    /** Writes its end into the record. */
    public TaskRef<Void> enter(String called, Recorder<String> into) {
        name = called;
        record = into;
        return TaskRef.of(null);
    }

    public TaskRef<Integer> increment() {
        return TaskRef.of(++count);
    }

    public int count() {
        return count;
    }

    /** Of three parts. */
    public List<Object> listed(int one, String two, boolean three) {
        return List.of(one, two, three, count);
    }

    public <T> TaskRef<T> turn(Callable<? extends T> body) throws Exception {
        return TaskRef.of(body.call());
    }

    public <T> TaskRef<T> call(Callable<TaskRef<T>> body) throws Exception {
        return body.call();
    }

    /** Its own handle. */
    public TaskRef<Ward> itself() {
        return TaskRef.of(self.get());
    }

    /** Its object, which should not leave it. */
    public TaskRef<Ward> thisOne() {
        return TaskRef.of(this);
    }

    @Override
    public Integer save() {
        return count;
    }

    @Override
    public void restore(Integer saved) {
        count = saved;
    }

    @PreDestroy
    void end() {
        if (record != null) {
            record.add(name + " has ended at " + count);
        }
    }
}
