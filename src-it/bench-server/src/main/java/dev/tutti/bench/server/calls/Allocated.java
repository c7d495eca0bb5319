package dev.tutti.bench.server.calls;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What the JVM's threads have allocated.
 *
 * @param started how many threads have been started ever
 * @param byThread of each thread that is alive; before JDK 21, which knows the sum
 */
record Allocated(long total, long started, Map<Long, Long> byThread) {

    /** By name, for an application in a server need not see the class that has these methods. */
    static Allocated now() {
        try {
            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            ObjectName threads = new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
            long started = (Long) beans.getAttribute(threads, "TotalStartedThreadCount");
            try {
                return new Allocated((Long) beans.getAttribute(threads, "TotalThreadAllocatedBytes"), 0, Map.of());
            } catch (AttributeNotFoundException beforeJdk21) {
                long[] ids = (long[]) beans.getAttribute(threads, "AllThreadIds");
                long[] bytes = (long[]) beans.invoke(
                        threads, "getThreadAllocatedBytes", new Object[] {ids}, new String[] {long[].class.getName()});
                return of(started, ids, bytes);
            }
        } catch (JMException e) {
            throw new IllegalStateException("The JVM does not tell what its threads have allocated", e);
        }
    }

    private static Allocated of(long started, long[] ids, long[] bytes) {
        Map<Long, Long> byThread = new HashMap<>();
        long total = 0;
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] >= 0) { // a thread that has ended meanwhile has none
                byThread.put(ids[i], bytes[i]);
                total += bytes[i];
            }
        }
        return new Allocated(total, started, byThread);
    }

    /** Since then; empty if a thread has ended meanwhile, which took with it what it knew. */
    OptionalDouble since(Allocated before) {
        long begun = byThread.keySet().stream()
                .filter(id -> !before.byThread.containsKey(id))
                .count();
        boolean ended = !byThread.keySet().containsAll(before.byThread.keySet()) || begun != started - before.started;
        return ended ? OptionalDouble.empty() : OptionalDouble.of(total - before.total);
    }
}
