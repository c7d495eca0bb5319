package dev.tutti.it.liberty.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** The library's threads in the whole server; needs nothing of the library, and so lies in an application without it. */
@SuppressWarnings("serial") // never serialised
@WebServlet("/threads")
public class ThreadsServlet extends HttpServlet {

    private static final long LIMIT_MILLIS = 20_000;

    /** The threads that are alive, as a list of names. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(names(threads()));
    }

    /** Waits until the threads end; those that do not are the answer. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        List<Thread> threads = threads();
        try {
            for (Thread thread : threads) {
                thread.join(LIMIT_MILLIS);
            }
        } catch (InterruptedException e) {
            throw new ServletException(e);
        }
        response.getWriter().print(names(threads()));
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("tutti-"))
                .toList();
    }

    private static List<String> names(List<Thread> threads) {
        return threads.stream().map(Thread::getName).sorted().toList();
    }
}
