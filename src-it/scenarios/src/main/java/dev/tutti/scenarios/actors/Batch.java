package dev.tutti.scenarios.actors;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import java.util.ArrayList;
import java.util.List;

/** An actor whose callers wait for each other: all get the batch when it is full. */
@Actor
public class Batch {

    private final List<Integer> items = new ArrayList<>();
    private final TaskRef.Promise<List<Integer>> full = TaskRef.promise();

    public TaskRef<List<Integer>> add(int item, int size) {
        items.add(item);
        if (items.size() == size) {
            full.complete(List.copyOf(items));
        }
        return full;
    }
}
