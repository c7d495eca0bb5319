package dev.tutti.quickstart.redeploy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.ReflectionException;

/**
 * Stands in an application of its own beside the quickstart, whose class loaders it knows weakly: so it can tell which of them
 * are alive after the quickstart has gone.
 */
@SuppressWarnings("serial") // never serialised
public class Witness extends HttpServlet {

    private static final Pattern THREAD = Pattern.compile("\"(tutti-[^\"]*)\"");

    private final List<WeakReference<ClassLoader>> loaders = new CopyOnWriteArrayList<>();

    /** Notes the loader of the quickstart's classes. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            ClassLoader module = getServletContext().getContext("/").getClassLoader();
            ClassLoader loader = Class.forName("dev.tutti.quickstart.QuickstartApplication", false, module)
                    .getClassLoader();
            loaders.add(new WeakReference<>(loader));
            response.getWriter().print(loaders.size());
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }

    /** Does nothing, for long enough that another thread serves the next request. */
    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }

    /** Collects garbage, and answers with the number of noted loaders that are alive and with Tutti's threads. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        forgetLinkedRecord();
        System.gc();
        long alive = loaders.stream().filter(loader -> !loader.refersTo(null)).count();
        response.getWriter().print("alive: " + alive + ", threads: " + threads());
    }

    /** JDK 17 remembers the types of the record whose equals was linked last: let them be of this application, now. */
    private static void forgetLinkedRecord() {
        new Linked(null).equals(new Linked(null));
    }

    record Linked(Witness witness) {}

    private static SortedSet<String> threads() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("tutti-"))
                .forEach(names::add);
        THREAD.matcher(dump()).results().map(found -> found.group(1)).forEach(names::add);
        return names;
    }

    /** All threads, virtual ones too, which are in no list but this; empty before JDK 21, which has none. */
    private static String dump() throws IOException {
        Path file = Files.createTempDirectory("threads").resolve("dump");
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=HotSpotDiagnostic"),
                            "dumpThreads",
                            new Object[] {file.toString(), "TEXT_PLAIN"},
                            new String[] {String.class.getName(), String.class.getName()});
            return Files.readString(file);
        } catch (ReflectionException e) {
            return "";
        } catch (JMException e) {
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(file.getParent());
        }
    }
}
