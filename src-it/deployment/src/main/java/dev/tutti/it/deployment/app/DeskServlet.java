package dev.tutti.it.deployment.app;

import dev.tutti.ActorOptions;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

@SuppressWarnings("serial") // never serialised
@WebServlet("/desk")
public class DeskServlet extends HttpServlet {

    @Inject
    @ActorOptions(name = "front", maxConcurrency = 2)
    Desk desk;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(desk.visit().result(Duration.ofSeconds(30)));
    }
}
