package dev.tutti.quickstart.examples;

import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Blocking bodies do not wait for one another. */
@ApplicationScoped
public class E2FourBlockingTasks implements Example {

    @Inject
    Tasks tasks;

    @Override
    public String id() {
        return "E2";
    }

    @Override
    public String title() {
        return "Four tasks that each block a second, gathered";
    }

    @Override
    public String expected() {
        return "[1, 1, 1, 1], after about 1 s; a plain loop takes 4 s";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(E2FourBlockingTasks.class);
    }

    // <E2>
    private static int blockForASecond(CyclicBarrier allFour) throws Exception {
        allFour.await(10, TimeUnit.SECONDS); // opens when all four are in their bodies, fails otherwise
        Thread.sleep(1000);
        return 1;
    }

    @Override
    public Finding run() {
        CyclicBarrier allFour = new CyclicBarrier(4);

        List<TaskRef<Integer>> four = tasks.map(E2FourBlockingTasks::blockForASecond, Collections.nCopies(4, allFour));
        List<Integer> ones = tasks.gather(four).result();

        return Finding.of(ones, ones.equals(List.of(1, 1, 1, 1)), "All four met at a barrier of four.");
    }
    // </E2>
}
