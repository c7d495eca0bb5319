package dev.tutti.quickstart.examples;

import dev.tutti.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The client's two first steps. */
@ApplicationScoped
public class E9SubmitAndGather implements Example {

    @Inject
    Tasks tasks;

    @Override
    public String id() {
        return "E9";
    }

    @Override
    public String title() {
        return "submit(x -> x + 1, 10), waited for and gathered";
    }

    @Override
    public String expected() {
        return "11 waited for, [11] gathered";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(E9SubmitAndGather.class);
    }

    // <E9>
    @Override
    public Finding run() {
        int waited = tasks.submit(x -> x + 1, 10).result();
        List<Integer> gathered =
                tasks.gather(List.of(tasks.submit(x -> x + 1, 10))).result();

        return Finding.of(
                List.of(waited, gathered),
                waited == 11 && gathered.equals(List.of(11)),
                "Two of the three ways run here; the third, a plain program that starts a client of its own and exits,"
                        + " has no place in a server.");
    }
    // </E9>
}
