package dev.tutti.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberingLoaderTest {

    private final List<String> searches = new ArrayList<>();
    private final ClassLoader application = new ClassLoader(null) {
        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            searches.add(name);
            return Collections.enumeration(
                    List.of(URI.create("file:/application/" + name).toURL()));
        }
    };
    private final RememberingLoader loader = new RememberingLoader(application);

    @Test
    void servicesAreLookedForOnce() throws Exception {
        List<URL> first = Collections.list(loader.getResources("META-INF/services/a.B"));
        List<URL> second = Collections.list(loader.getResources("META-INF/services/a.B"));

        assertThat(second).isEqualTo(first).hasSize(1);
        assertThat(searches).containsExactly("META-INF/services/a.B");
    }

    @Test
    void anyOtherResourceIsLookedForEachTime() throws Exception {
        loader.getResources("a/b.properties");
        loader.getResources("a/b.properties");

        assertThat(searches).containsExactly("a/b.properties", "a/b.properties");
    }

    @Test
    void isOfItsApplicationAlone() {
        assertThat(loader.isOf(application)).isTrue();
        assertThat(loader.isOf(getClass().getClassLoader())).isFalse();
    }
}
