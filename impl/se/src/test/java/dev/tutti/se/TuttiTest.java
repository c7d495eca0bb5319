package dev.tutti.se;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.Tutti;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuttiTest {

    @Test
    void plainProgramPrintsElevenAndExitsByItself(@TempDir Path directory) throws Exception {
        File output = directory.resolve("output").toFile();
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlainProgram.class.getName())
                .redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        boolean exited = program.waitFor(2, TimeUnit.MINUTES);
        program.destroyForcibly();

        assertThat(exited).isTrue();
        assertThat(program.exitValue()).isZero();
        assertThat(output).content().isEqualToIgnoringNewLines("11");
    }

    @Test
    void gathersWhatItMaps() {
        try (Tutti tutti = Tutti.start()) {
            List<TaskRef<Integer>> many = tutti.tasks().map(x -> x + 1, List.of(1, 2, 3));

            List<Integer> all = tutti.tasks().gather(many).result();

            assertThat(all).containsExactly(2, 3, 4);
        }
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        Tutti tutti = Tutti.start();
        CountDownLatch inside = new CountDownLatch(20);
        List<TaskRef<Void>> tasks = tutti.tasks()
                .map(
                        i -> {
                            inside.countDown();
                            inside.await();
                            return null;
                        },
                        List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20));
        tutti.tasks().sleep(Duration.ofDays(1));
        tasks.forEach(TaskRef::result);
        List<Thread> threads = threads();

        tutti.close();
        for (Thread thread : threads) {
            thread.join(TimeUnit.MINUTES.toMillis(1));
        }

        assertThat(threads).isNotEmpty();
        assertThat(threads()).isEmpty();
    }

    @Test
    void threadsDoNotKeepTheJvmAlive() {
        try (Tutti tutti = Tutti.start()) {
            tutti.tasks().submit(() -> "anything").result();

            assertThat(threads()).isNotEmpty().allMatch(Thread::isDaemon);
        }
    }

    @Test
    void twoAtOnceDoNotDisturbEachOther() {
        Tutti first = Tutti.start();
        Tutti second = Tutti.start();

        first.close();
        int eleven = second.tasks().submit(x -> x + 1, 10).then(x -> x).result();
        second.close();

        assertThat(eleven).isEqualTo(11);
    }

    @Test
    void closesTwice() throws Exception {
        Tutti tutti = Tutti.start();

        tutti.close();
        tutti.close();

        List<Thread> ending = threads();
        for (Thread thread : ending) {
            thread.join(20_000); // it may be on its last instructions
        }
        assertThat(ending).filteredOn(Thread::isAlive).isEmpty();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("tutti"))
                .toList();
    }
}
