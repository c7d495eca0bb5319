package dev.tutti.internal.cdi;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The executors of JNDI that this application names, by where it names them. They are looked up when the application starts,
 * for a server binds its own after it has checked the application's beans.
 */
public record WantedExecutors(List<String> names, List<String> places) {

    private static final String NAMES = "names";
    private static final String PLACES = "places";

    /** Makes it a bean, which is how what is known at deployment gets to where the application starts. */
    static void register(SyntheticComponents components, Map<String, String> nameByPlace) {
        components
                .addBean(WantedExecutors.class)
                .type(WantedExecutors.class)
                .scope(Dependent.class)
                .withParam(NAMES, nameByPlace.values().toArray(String[]::new))
                .withParam(PLACES, nameByPlace.keySet().toArray(String[]::new))
                .createWith(Creator.class);
    }

    /**
     * Looks each of them up, if the names of the module are bound. On Payara they are not yet when the application's beans
     * start; there the first call finds out.
     */
    void check() {
        if (!names.isEmpty() && isTooEarly()) {
            return;
        }
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            try {
                NamedExecutors.lookUp(names.get(i));
            } catch (NamingException e) {
                missing.add(places.get(i) + ": there is no executor " + names.get(i) + " (" + e
                        + "); define it in the server, or write the name of one that there is");
            }
        }
        if (!missing.isEmpty()) {
            throw new DeploymentException(String.join(System.lineSeparator(), missing));
        }
    }

    private static boolean isTooEarly() {
        return isBound("java:comp/DefaultContextService") && !isBound("java:module/ModuleName");
    }

    private static boolean isBound(String name) {
        try {
            return InitialContext.doLookup(name) != null;
        } catch (NamingException e) {
            return false;
        }
    }

    /** Called by the container. */
    public static final class Creator implements SyntheticBeanCreator<WantedExecutors> {

        @Override
        public WantedExecutors create(Instance<Object> lookup, Parameters parameters) {
            return new WantedExecutors(
                    List.of(parameters.get(NAMES, String[].class)), List.of(parameters.get(PLACES, String[].class)));
        }
    }
}
