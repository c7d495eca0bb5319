package dev.tutti.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.ref.Ref;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an actor takes that has begun and has nothing to do, without its object and what a container keeps of it. */
class IdleActorsTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int ACTORS = 10_000;
    private static final int BYTES = 2048;
    private static final int COLLECTIONS = 50;

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Object state = new Object();

    @Test
    void takeLittleMemory() throws Exception {
        idle(ACTORS); // loads what there is to load, and is gone
        Map<String, Long> before = bytesOfClasses();

        List<Cell> actors = idle(ACTORS);
        Map<String, Long> grown = bytesOfClasses();

        before.forEach((type, bytes) -> grown.merge(type, -bytes, Long::sum));
        long each = grown.values().stream().mapToLong(Long::longValue).sum() / actors.size();
        System.out.println("an idle actor takes " + each + " bytes, most of them in");
        grown.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(12)
                .forEach(type -> System.out.println("  " + type.getValue() / actors.size() + " " + type.getKey()));
        assertThat(each).isLessThan(BYTES);
    }

    @Test
    void keepNothingOfTheirCalls() throws Exception {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        Cell actor =
                TestActor.cell(tutti.engine(), "Test", Life.of(() -> state, last -> {}), Capacity.of(1000, 100_000));

        Set<Reference<?>> values =
                Set.of(value(actor, collected), value(actor, collected)); // of the first and the last

        Set<Reference<?>> gone = new HashSet<>();
        for (int i = 0; i < COLLECTIONS && gone.size() < values.size(); i++) {
            System.gc();
            Reference<?> one = collected.remove(20);
            if (one != null) {
                gone.add(one);
            }
        }
        assertThat(gone).isEqualTo(values);
        Reference.reachabilityFence(actor);
    }

    private static Reference<?> value(Cell actor, ReferenceQueue<Object> collected) {
        return new WeakReference<>(
                actor.call("call", "", object -> new Object()).result(BOUND), collected);
    }

    private List<Cell> idle(int many) {
        Roster roster = new Roster(tutti.engine());
        Kind kind = TestActor.kind("Test", Life.of(() -> state, last -> {}), Plan.of(Capacity.of(1000, 100_000)));
        List<Cell> actors = Stream.generate(() -> (Cell) roster.create(kind, false))
                .limit(many)
                .toList();
        List<Ref<Object>> calls = actors.stream()
                .map(actor -> actor.call("call", "", object -> null))
                .toList();
        calls.forEach(call -> call.result(BOUND));
        return actors;
    }

    /** What all reachable objects take, by class. */
    private static Map<String, Long> bytesOfClasses() throws Exception {
        Object histogram = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {null},
                        new String[] {String[].class.getName()});
        Map<String, Long> bytes = new HashMap<>();
        histogram
                .toString()
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length >= 4 && columns[0].endsWith(":"))
                .forEach(columns -> bytes.merge(columns[3], Long.parseLong(columns[2]), Long::sum));
        return bytes;
    }
}
