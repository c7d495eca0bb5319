package dev.tutti.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own for what does not fit into JMH's. */
final class Fork {

    /** Else CompletableFuture's default executor starts a thread for each task on two processors. */
    static final String COMMON_POOL = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2";

    private static final List<String> OPTIONS = List.of(
            COMMON_POOL,
            "-Xmx3g",
            // for JOL
            "-Djol.magicFieldOffset=true",
            "-Djdk.attach.allowAttachSelf=true",
            "-XX:+EnableDynamicAgentLoading");
    private static final long PATIENCE = 10;

    private Fork() {}

    /** Runs {@code type}'s main method; what it prints is printed here. False if it failed. */
    static boolean run(Class<?> type, List<Path> moreClasses, String... arguments)
            throws IOException, InterruptedException {
        List<String> classPath = new ArrayList<>(List.of(System.getProperty("java.class.path")));
        moreClasses.forEach(directory -> classPath.add(directory.toString()));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", String.join(java.io.File.pathSeparator, classPath), type.getName()));
        Collections.addAll(command, arguments);
        System.out.println("# " + type.getSimpleName() + " " + String.join(" ", arguments));
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(PATIENCE, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        if (process.exitValue() != 0) {
            System.out.println("# failed: " + process.exitValue());
        }
        return process.exitValue() == 0;
    }
}
