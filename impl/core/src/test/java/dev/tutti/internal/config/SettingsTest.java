package dev.tutti.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void thereAreNoneWithoutAnImplementationOfMicroProfileConfig() {
        assertThat(Settings.current().value("tutti.submission-trace")).isEmpty();
    }

    @Test
    void thereAreNoneWithoutTheInterfacesOfMicroProfileConfig() throws Exception {
        try (URLClassLoader bare =
                new URLClassLoader(new URL[] {of(Settings.class), of(NullMarked.class)}, platform())) {
            assertThatThrownBy(() -> bare.loadClass(Config.class.getName())).isInstanceOf(ClassNotFoundException.class);
            Class<?> settings = bare.loadClass(Settings.class.getName());

            Object none = settings.getMethod("current").invoke(null);

            assertThat((Optional<?>) settings.getMethod("value", String.class).invoke(none, "java.home"))
                    .isEmpty();
        }
    }

    private static ClassLoader platform() {
        return ClassLoader.getPlatformClassLoader();
    }

    private static URL of(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
