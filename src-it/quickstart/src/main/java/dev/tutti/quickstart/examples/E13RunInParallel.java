package dev.tutti.quickstart.examples;

import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Plain methods that block run side by side, on however few processors. */
@ApplicationScoped
public class E13RunInParallel implements SizedExample {

    @Inject
    Tasks tasks;

    @Override
    public String id() {
        return "E13";
    }

    @Override
    public String title() {
        return "Ten plain methods that each block 0.1 s";
    }

    @Override
    public String expected() {
        return expected(10);
    }

    @Override
    public String expected(int n) {
        return n + " x \"Run in parallel!\", all " + n + " in their bodies at once; ten take about 0.1 s";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(E13RunInParallel.class);
    }

    @Override
    public Finding run() throws Exception {
        return run(10);
    }

    // <E13>
    @ApplicationScoped
    public static class Plain {

        public String block(CountDownLatch allInside) throws InterruptedException {
            allInside.countDown();
            boolean parallel = allInside.await(20, TimeUnit.SECONDS); // opens when all are in their bodies
            Thread.sleep(100);
            return parallel ? "Run in parallel!" : "Ran alone.";
        }
    }

    @Override
    public Finding run(int n) {
        CountDownLatch allInside = new CountDownLatch(n);

        List<TaskRef<String>> all = tasks.map(Plain::block, Collections.nCopies(n, allInside));
        List<String> said = tasks.gather(all).result();

        return Finding.of(
                said,
                said.equals(Collections.nCopies(n, "Run in parallel!")),
                "Every body waited until a latch of " + n + " opened.");
    }
    // </E13>
}
