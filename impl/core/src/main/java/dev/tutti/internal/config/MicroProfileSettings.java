package dev.tutti.internal.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** What MicroProfile Config knows of the application whose class loader the thread has. */
final class MicroProfileSettings implements Settings {

    /** SmallRye's name of the file contains its address, also in Open Liberty; the profiles' files count too. */
    private static final String FILE = "META-INF/microprofile-config";

    /** Open Liberty's {@code <appProperties>}: in the server.xml, but inside the element of one application. */
    private static final String OF_ONE_APPLICATION = "AppPropertyConfigSource";

    /** Payara's source of that file, which it calls "Properties", and those of what its console says of one application. */
    private static final String PAYARAS_FILE = "fish.payara.nucleus.microprofile.config.source.PropertiesConfigSource";

    private static final Set<String> PAYARAS_OF_ONE_APPLICATION = Set.of(
            PAYARAS_FILE,
            "fish.payara.nucleus.microprofile.config.source.ApplicationConfigSource",
            "fish.payara.nucleus.microprofile.config.source.ModuleConfigSource");

    /** SmallRye's, and Payara's. */
    private static final Set<String> ENVIRONMENT = Set.of("EnvConfigSource", "EnvironmentConfigSource");

    private final Config config;

    private MicroProfileSettings(Config config) {
        this.config = config;
    }

    static Settings current() {
        return new MicroProfileSettings(ConfigProvider.getConfig());
    }

    @Override
    public Optional<Value> value(String key) {
        ConfigValue found = config.getConfigValue(key);
        String text = found.getValue();
        return text == null ? Optional.empty() : Optional.of(new Value(text, origin(found.getSourceName())));
    }

    private Origin origin(@Nullable String name) {
        return sources()
                .filter(source -> source.getName().equals(name))
                .findFirst()
                .map(MicroProfileSettings::origin)
                .orElseGet(() -> new Origin(String.valueOf(name), Whose.SHARED, Set.of()));
    }

    @Override
    public List<Origin> origins() {
        return sources().map(MicroProfileSettings::origin).toList();
    }

    private Stream<ConfigSource> sources() {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false);
    }

    private static Origin origin(ConfigSource source) {
        return new Origin(name(source), whose(source), source.getPropertyNames());
    }

    private static String name(ConfigSource source) {
        return source.getClass().getName().equals(PAYARAS_FILE) ? FILE + ".properties" : source.getName();
    }

    // By name and class: the ordinal says nothing, for an application may give its file any.
    private static Whose whose(ConfigSource source) {
        String type = source.getClass().getSimpleName();
        if (source.getName().contains(FILE)
                || type.equals(OF_ONE_APPLICATION)
                || PAYARAS_OF_ONE_APPLICATION.contains(source.getClass().getName())) {
            return Whose.APPLICATION;
        }
        return ENVIRONMENT.contains(type) ? Whose.ENVIRONMENT : Whose.SHARED;
    }
}
