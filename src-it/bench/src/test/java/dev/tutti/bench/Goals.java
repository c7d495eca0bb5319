package dev.tutti.bench;

import static dev.tutti.bench.Goal.Relation.AHEAD;
import static dev.tutti.bench.Goal.Relation.ALONE;
import static dev.tutti.bench.Goal.Relation.AS_MANY;
import static dev.tutti.bench.Goal.Relation.BESIDE;
import static dev.tutti.bench.Goal.Relation.MORE;
import static dev.tutti.bench.Goal.Relation.TIMES;

import java.util.ArrayList;
import java.util.List;

/** What is to be reached. */
final class Goals {

    static final List<Goal> ALL = all();

    private Goals() {}

    private static List<Goal> all() {
        List<Goal> goals = new ArrayList<>();
        for (Callers callers : Callers.values()) {
            Section p1 = new Section(goals, "P1", "`@Remote` call, " + callers.words, callers.benchmark + ".");
            p1.goal("tutti", "fixedPool", TIMES, 1.2);
            p1.goal("tutti", "faultTolerance", AS_MANY, 5);
            p1.beside("tutti", "threadPerTask");
        }
        Section limited = new Section(goals, "P1", "`@Remote` call with a limit", "P1RemoteCalls.");
        limited.goal("tuttiLimited", "faultToleranceBulkhead", AS_MANY, 5);
        new Section(goals, "P1", "`@Remote` call", "P1RemoteCalls.").beside("tutti", "managedExecutor");

        new Section(goals, "P2", "the same, with the caller's request scope", "P2ContextualCalls.")
                .goal("tutti", "contextualSupplier", TIMES, 1.3);

        Section server = new Section(goals, "P3", "the same inside Open Liberty", "P3.");
        server.goal("tutti", "concurrencyAsynchronous", AHEAD, 1);
        server.goal("tutti", "managedExecutorService", AHEAD, 1);
        server.goal("tutti", "managedExecutor", AHEAD, 1);
        server.goal("tutti", "faultToleranceAsynchronous", AHEAD, 1);
        server.goal("tutti", "ejbAsynchronous", AHEAD, 1);

        Section actor = new Section(goals, "P4", "call of one actor", "P4ActorCalls.");
        actor.goal("tutti", "pekkoAsk", AS_MANY, 2);
        actor.beside("tutti", "semaphoreOverExecutor");
        actor.alone("tutti", 333, "ns (3 million calls/s)");

        Section retained = new Section(goals, "P5", "bytes that a waiting call retains", "P5WaitingCalls.");
        retained.alone("tutti retained (JOL)", 200, "B");
        retained.beside("tutti retained", "pekko retained");
        retained.beside("tutti retained", "faultTolerance retained");
        Section submitted =
                new Section(goals, "P5", "submitting, 99th percentile, while others wait", "P5WaitingCalls.");
        submitted.goal(
                "tutti p99 at 1000000",
                "tutti p99 at 1000",
                TIMES,
                2); // flat, as far as a percentile of a thousand can be
        submitted.beside("tutti p99 at 1000000", "pekko p99 at 1000000");
        submitted.beside("tutti p99 at 1000000", "faultTolerance p99 at 1000000");

        new Section(goals, "P6", "`then`", "P6Futures.").goal("thenTutti", "thenCompletableFuture", TIMES, 1.2);
        Section gather = new Section(goals, "P6", "`gather` of 100,000", "P6Futures.");
        gather.goal("gatherTutti", "gatherCompletableFuture", TIMES, 1.2);
        gather.goal("gatherTutti", "gatherMutiny", TIMES, 1.2);
        new Section(goals, "P6", "`asCompleted` of 100,000", "P6Futures.")
                .goal("asCompletedTutti", "asCompletedByHand", TIMES, 1.2);

        Section graphs = new Section(goals, "P7", "a node of a graph of 100,000", "P7Graphs.");
        graphs.goal("wideTutti", "wideByHand", MORE, 2_000);
        graphs.goal("deepTutti", "deepByHand", MORE, 2_000);
        graphs.goal("diamondsTutti", "diamondsByHand", MORE, 2_000);

        new Section(goals, "P8", "10,000 bodies that block 1 ms", "P8BlockingBodies.")
                .goal("tutti", "threadPerTask", TIMES, 1.1);

        new Section(goals, "P9", "time that the library adds to a WAR's deployment", "P9.")
                .alone("firstDeployment.added", 300, "ms");
        new Section(goals, "P9", "size of the library's jar, beside Mutiny's", "P9.").alone("jar.tutti", 500, "KB");
        return List.copyOf(goals);
    }

    private enum Callers {
        ONE("P1RemoteCalls", "1024 outstanding"),
        TWO("P1TwoCallers", "two callers, 1024 outstanding each"),
        FOUR("P1FourCallers", "four callers, 1024 outstanding each");

        private final String benchmark;
        private final String words;

        Callers(String benchmark, String words) {
            this.benchmark = benchmark;
            this.words = words;
        }
    }

    /** Goals of one work, whose figures have names that begin alike. */
    private record Section(List<Goal> goals, String id, String work, String prefix) {

        void goal(String ours, String peer, Goal.Relation relation, double bound) {
            goals.add(new Goal(id, work, prefix + ours, prefix + peer, relation, bound, relation == MORE ? "ns" : ""));
        }

        void beside(String ours, String peer) {
            goal(ours, peer, BESIDE, 1);
        }

        void alone(String ours, double bound, String unit) {
            goals.add(new Goal(id, work, prefix + ours, "", ALONE, bound, unit));
        }
    }
}
