package dev.tutti.quickstart.examples;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The client has no mode: the same two calls work wherever they are made. */
@ApplicationScoped
public class E10MapFromAnywhere implements Example {

    @Inject
    Places places;

    @Override
    public String id() {
        return "E10";
    }

    @Override
    public String title() {
        return "map and gather from a worker, from a task inside a task and from the event loop";
    }

    @Override
    public String expected() {
        return "three times [1, 4, 9, 16, 25]; none hangs";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(E10MapFromAnywhere.class);
    }

    // <E10>
    @ApplicationScoped
    public static class Places {

        @Inject
        Tasks tasks;

        public List<Integer> waiting(List<Integer> numbers) {
            return tasks.gather(tasks.map(x -> x * x, numbers)).result();
        }

        @Remote
        public TaskRef<List<Integer>> inATask(List<Integer> numbers) {
            return TaskRef.of(waiting(numbers));
        }

        @Remote
        @NonBlocking
        public TaskRef<List<Integer>> onTheEventLoop(List<Integer> numbers) {
            return tasks.gather(tasks.map(x -> x * x, numbers)).then(List::copyOf);
        }
    }

    @Override
    public Finding run() {
        List<Integer> numbers = List.of(1, 2, 3, 4, 5);
        List<Integer> squares = List.of(1, 4, 9, 16, 25);

        List<List<Integer>> results = List.of(
                places.waiting(numbers),
                places.inATask(numbers).result(),
                places.onTheEventLoop(numbers).result());

        return Finding.of(
                results, results.equals(List.of(squares, squares, squares)), "All three lists arrived and are equal.");
    }
    // </E10>
}
