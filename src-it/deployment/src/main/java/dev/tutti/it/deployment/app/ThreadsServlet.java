package dev.tutti.it.deployment.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.ReflectionException;

/** The library's threads in the whole server; needs nothing of the library, and so lies in an application without it. */
@SuppressWarnings("serial") // never serialised
@WebServlet("/threads")
public class ThreadsServlet extends HttpServlet {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern NAME = Pattern.compile("\"(tutti-[^\"]*)\"");

    /** The threads that are alive. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(names());
    }

    /** Waits until the threads end; those that do not are the answer. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long limit = System.nanoTime() + LIMIT.toNanos();
        SortedSet<String> names = names();
        while (!names.isEmpty() && System.nanoTime() < limit) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            names = names();
        }
        response.getWriter().print(names);
    }

    private static SortedSet<String> names() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("tutti-"))
                .forEach(names::add);
        NAME.matcher(dump()).results().map(found -> found.group(1)).forEach(names::add);
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
