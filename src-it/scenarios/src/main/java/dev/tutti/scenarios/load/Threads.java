package dev.tutti.scenarios.load;

import dev.tutti.scenarios.tool.Waiting;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.ObjectName;

/** The threads of this JVM. */
final class Threads {

    private static final Pattern NAME = Pattern.compile("\"tutti-[^\"]*\"");

    private Threads() {}

    /** How many have a name of the library's; virtual ones too, where the JDK has them. */
    static long ofTheLibrary() throws Exception {
        if (Runtime.version().feature() >= 21) {
            return NAME.matcher(dump()).results().count();
        }
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[2 * all.activeCount() + 100]; // without stopping them, as a dump does
        return Stream.of(threads)
                .limit(all.enumerate(threads))
                .filter(thread -> thread.getName().startsWith("tutti-"))
                .count();
    }

    /** Waits until there are no more than so many. */
    static void awaitAtMost(int many) throws Exception {
        long end = System.nanoTime() + Waiting.GUARD.toNanos();
        for (long now = ofTheLibrary(); now > many; now = ofTheLibrary()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("There are " + now + " threads of the library still, though nothing runs");
            }
            Thread.onSpinWait();
        }
    }

    /** As {@code jcmd Thread.dump_to_file} writes it. */
    private static String dump() throws Exception {
        Path directory = Files.createTempDirectory("threads");
        Path file = directory.resolve("dump.txt");
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "threadDumpToFile",
                            new Object[] {new String[] {file.toString()}},
                            new String[] {String[].class.getName()});
            return Files.readString(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(directory);
        }
    }
}
