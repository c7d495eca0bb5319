package dev.tutti.internal.core;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How busy the machine's processors are, with all that runs there. */
final class Load {

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getOperatingSystemMXBean();
    private static final @Nullable MethodHandle CPU_LOAD = cpuLoad();

    private Load() {}

    /** What part of the processors was busy since the last call, from 0 to 1; below 0 or no number if the JVM does not tell. */
    static double sinceLast() {
        try {
            return CPU_LOAD == null ? -1 : (double) CPU_LOAD.invoke(SYSTEM);
        } catch (Throwable e) { // else growth, which asks for it, would end for good
            return -1;
        }
    }

    /** Of an interface that most JVMs implement, but that a server may hide from applications. */
    private static @Nullable MethodHandle cpuLoad() {
        return Arrays.stream(SYSTEM.getClass().getInterfaces())
                .filter(type -> type.getName().equals("com.sun.management.OperatingSystemMXBean")
                        || type.getName().equals("com.sun.management.UnixOperatingSystemMXBean"))
                .map(Load::cpuLoadOf)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable MethodHandle cpuLoadOf(Class<?> type) {
        try {
            return MethodHandles.publicLookup().findVirtual(type, "getCpuLoad", MethodType.methodType(double.class));
        } catch (ReflectiveOperationException e) { // not one of the JDK's
            return null;
        }
    }
}
