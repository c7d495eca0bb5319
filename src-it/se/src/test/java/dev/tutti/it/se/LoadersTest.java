package dev.tutti.it.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Tuttis of several class loaders in one JVM. */
class LoadersTest {

    private static final ClassPath PROGRAM = ClassPath.ofAProgram().withTests();

    @Test
    void aClassLoaderOfItsOwnGoesWhenItsTuttiIsClosed() throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            loaders.add(run(PROGRAM.loader()));
        }

        assertThat(alive(loaders)).isLessThanOrEqualTo(1); // the last may still be remembered, until another comes
    }

    /** As those of plug-ins, which share the library and are the context class loaders of their threads. */
    @Test
    void aClassLoaderBelowTheLibrarysGoesWhenItsTuttiIsClosed() throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        try (URLClassLoader library = PROGRAM.loader()) {
            for (int i = 0; i < 10; i++) {
                loaders.add(run(new URLClassLoader(new URL[0], library)));
            }

            assertThat(alive(loaders)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void twoOfTwoClassLoadersDoNotKnowOfEachOther() throws Exception {
        try (URLClassLoader first = PROGRAM.loader();
                URLClassLoader second = PROGRAM.loader()) {
            AutoCloseable one = start(first);
            AutoCloseable other = start(second);

            one.close();
            Object eleven = ((Callable<?>) other).call();
            other.close();

            assertThat(eleven).isEqualTo(11);
        }
    }

    private static WeakReference<ClassLoader> run(URLClassLoader in) throws Exception {
        try (in;
                AutoCloseable started = start(in)) {
            assertThat(((Callable<?>) started).call()).isEqualTo(11);
            return new WeakReference<>(in);
        }
    }

    private static AutoCloseable start(ClassLoader in) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(in);
        try {
            return (AutoCloseable) in.loadClass(StartedTutti.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Those that the garbage collector does not take, however often it is asked. */
    private static long alive(List<WeakReference<ClassLoader>> loaders) throws InterruptedException {
        long alive = loaders.size();
        for (int i = 0; i < 100 && alive > 1; i++) {
            System.gc();
            Thread.sleep(50); // for threads on their last instructions
            alive = loaders.stream().filter(each -> each.get() != null).count();
        }
        return alive;
    }
}
