package dev.tutti.internal.cdi;

import jakarta.enterprise.inject.CreationException;
import java.lang.reflect.InvocationTargetException;

/** What containers make of an exception of a bean's own code, such as its {@code @PostConstruct}. */
final class ContainerFailure {

    private static final String WELD = "org.jboss.weld.exceptions.";

    private ContainerFailure() {}

    /** The exception itself, which may be a checked one that is declared nowhere. */
    static RuntimeException original(Throwable thrown) {
        Throwable original = thrown;
        while (isWrapper(original) && original.getCause() != null) {
            original = original.getCause();
        }
        throw sneaky(original);
    }

    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof InvocationTargetException
                || (thrown instanceof CreationException
                                || thrown.getClass().getName().startsWith(WELD))
                        && thrown.getCause() instanceof InvocationTargetException;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
        throw (E) failure;
    }
}
