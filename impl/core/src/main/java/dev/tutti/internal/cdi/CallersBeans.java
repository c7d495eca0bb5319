package dev.tutti.internal.cdi;

import jakarta.enterprise.inject.spi.BeanManager;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The beans that the calling module sees. From an EAR's lib the library itself does not see those of the web modules, and
 * would take the classes of one name in two of them for the same.
 */
record CallersBeans(BeanManager ours) {

    /** The bean manager of the module whose code made the call that the thread is in; outside of any, the library's own. */
    BeanManager get() {
        try {
            return InitialContext.doLookup("java:comp/BeanManager");
        } catch (NamingException e) { // the plain JVM, or a thread of no module
            return ours;
        }
    }
}
