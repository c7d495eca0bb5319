package dev.tutti.it.deployment.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Reads what the current thread has of each context. */
@ApplicationScoped
public class Contexts {

    @Inject
    SecurityContext security;

    @Inject
    Visit visit;

    public String read(String context) {
        return switch (context) {
            case "principal" -> principal();
            case "roles" -> roles();
            case "visit" -> visit.value();
            case "component" -> lookup("java:comp/env/entry");
            case "application" -> lookup("java:app/AppName");
            case "loader" -> loader();
            default -> throw new IllegalArgumentException("No such context: " + context);
        };
    }

    /** Where nobody has logged in, servers have none, or one that they call anonymous. */
    public String principal() {
        Principal principal = security.getCallerPrincipal();
        return principal == null || principal.getName().equals("anonymous") ? "nobody" : principal.getName();
    }

    private String roles() {
        return List.of("user", "admin").stream()
                .filter(security::isCallerInRole)
                .toList()
                .toString();
    }

    private static String lookup(String name) {
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException e) {
            return e.toString();
        }
    }

    /** Servers wrap the loader of an application, so what it loads is compared and not the loader itself. */
    private static String loader() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            return loader.loadClass(Contexts.class.getName()) == Contexts.class ? "of this application" : "of another";
        } catch (ClassNotFoundException e) {
            return "of none: " + loader;
        }
    }
}
