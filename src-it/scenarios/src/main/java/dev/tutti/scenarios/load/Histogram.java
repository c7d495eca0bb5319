package dev.tutti.scenarios.load;

import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import javax.management.ObjectName;

/** The class histogram of this JVM, as {@code jcmd GC.class_histogram} prints it. */
final class Histogram {

    private Histogram() {}

    /** How many instances of the class are reachable. */
    static long instancesOf(String type) {
        try {
            Object histogram = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {null},
                            new String[] {String[].class.getName()});
            return Stream.of(histogram.toString().split("\\R"))
                    .map(line -> line.trim().split("\\s+"))
                    .filter(columns -> columns.length >= 4 && columns[3].equals(type))
                    .mapToLong(columns -> Long.parseLong(columns[1]))
                    .sum();
        } catch (Exception e) {
            throw new AssertionError("This JVM gives no class histogram", e);
        }
    }
}
