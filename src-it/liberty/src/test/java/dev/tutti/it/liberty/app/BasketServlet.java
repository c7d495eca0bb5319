package dev.tutti.it.liberty.app;

import dev.tutti.Tasks;
import dev.tutti.it.deployment.app.Visit;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.context.ThreadContext;

/** A caller, and what its tasks see of its session and of its request. */
@WebServlet("/basket/*")
public class BasketServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Duration GUARD = Duration.ofSeconds(30);

    @Inject
    transient Tasks tasks;

    @Inject
    transient Basket basket;

    @Inject
    transient Visit visit;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        visit.set("mine");
        response.getWriter()
                .print(
                        switch (request.getPathInfo()) {
                            case "/of-the-session" -> ofTheSession();
                            case "/by-another-carrier" -> byAnotherCarrier();
                            default -> throw new IllegalArgumentException(request.getPathInfo());
                        });
    }

    private String ofTheSession() {
        basket.set("apples");
        return tasks.submit(() -> basket.value() + ", " + visit.value()).result(GUARD);
    }

    private String byAnotherCarrier() {
        return tasks.submit(() -> {
                    ThreadContext all = ThreadContext.builder().build();
                    String within = all.contextualSupplier(visit::value).get();
                    return within + ", " + visit.value();
                })
                .result(GUARD);
    }
}
