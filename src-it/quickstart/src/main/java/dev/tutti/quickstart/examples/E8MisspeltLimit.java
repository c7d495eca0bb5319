package dev.tutti.quickstart.examples;

import dev.tutti.internal.config.Catalog;
import dev.tutti.internal.config.Problem;
import dev.tutti.internal.config.Settings;
import dev.tutti.internal.config.Validation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * Limits are annotation members and configuration keys. A misspelt member does not compile, and a misspelt key ends the
 * deployment. Since an application that runs has been deployed, this makes the check itself, the one that every deployment
 * makes, against a configuration that no deployment would survive.
 */
@ApplicationScoped
public class E8MisspeltLimit implements Example {

    @Override
    public String id() {
        return "E8";
    }

    @Override
    public String title() {
        return "A misspelt limit";
    }

    @Override
    public String expected() {
        return "one fatal problem that asks \"did you mean maxConcurrency?\"; spelt well, none";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(E8MisspeltLimit.class);
    }

    // <E8>
    @Override
    public Finding run() {
        List<Problem> misspelt = problemsWith("max_concurreny");
        List<Problem> speltWell = problemsWith("maxConcurrency");
        return Finding.of(
                misspelt.stream().map(Problem::message).toList(),
                speltWell.isEmpty()
                        && misspelt.size() == 1
                        && misspelt.get(0).fatal()
                        && misspelt.get(0).message().contains("did you mean maxConcurrency?"),
                "This is what the check of every deployment answers for that key; a deployment fails with it.");
    }

    private static List<Problem> problemsWith(String member) {
        Catalog application = new Catalog();
        application.actor(AsyncActor.class.getName());
        Settings archive = Settings.of(
                "META-INF/microprofile-config.properties",
                Settings.Whose.APPLICATION,
                Map.of(AsyncActor.class.getName() + "/Actor/" + member, "10"));
        return Validation.of(application, archive);
    }
    // </E8>
}
