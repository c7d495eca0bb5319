package dev.tutti.it.deployment.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;

/**
 * Logs in whoever says who he is. Servers differ in whether they look at that by themselves where nobody has to say it, as
 * everywhere in this application.
 */
@WebFilter(value = "/*", asyncSupported = true)
public class Login extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String BASIC = "Basic ";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String header = request.getHeader("Authorization");
        if (header != null && header.startsWith(BASIC) && request.getUserPrincipal() == null) {
            String[] credentials =
                    new String(Base64.getDecoder().decode(header.substring(BASIC.length())), UTF_8).split(":", 2);
            request.login(credentials[0], credentials[1]);
        }
        chain.doFilter(request, response);
    }
}
