package dev.tutti.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the library adds to a deployment: a tiny application without it, and the same with it, a remote bean and an actor. Servers
 * are started in pairs: in one the application without is the first that is deployed, in the other the one with; after that each
 * deploys both by turns.
 */
final class P9ColdStart {

    private static final String SERVER = "coldstart";
    private static final String CODE = "dev.tutti.bench.server.tiny";
    private static final int LATER = 3;
    private static final double KILO = 1024;

    private final Setting setting;
    private final Client client;
    private final Map<String, Series> all = new LinkedHashMap<>();

    P9ColdStart(Setting setting) {
        this.setting = setting;
        this.client = new Client(setting.port());
    }

    List<Row> rows() throws IOException, InterruptedException {
        if (!setting.wants("P9ColdStart")) {
            return List.of();
        }
        int pairs = setting.isLong() ? 10 : 3;
        for (int pair = 0; pair < pairs; pair++) {
            Variant first = Variant.values()[pair % 2];
            server(first);
            server(first.other());
        }
        List<Row> rows = new ArrayList<>();
        all.forEach((name, series) -> rows.addAll(series.rows(name)));
        rows.addAll(Jars.of(setting.libraries()).rows());
        return rows;
    }

    private void server(Variant first) throws IOException, InterruptedException {
        // What is reachable softly alone, such as what the log remembers, is not what the application needs.
        Path directory = Liberty.configure(setting, SERVER, "-Xmx1g", "-XX:SoftRefLRUPolicyMSPerMB=0");
        for (Variant variant : Variant.values()) {
            variant.write(setting, directory);
        }
        try (Liberty server = Liberty.start(setting, directory)) {
            client.warmUp();
            first(server, first);
            Variant last = first;
            for (int i = 0; i < 2 * LATER; i++) {
                server.undeploy();
                last = last.other();
                note("laterDeployment", "ms", last, server.deploy(last.archive()));
                last.use(client);
            }
        }
    }

    private void first(Liberty server, Variant variant) throws IOException, InterruptedException {
        note("firstDeployment", "ms", variant, server.deploy(variant.archive()));
        long asked = System.nanoTime();
        client.get("greeting");
        note("firstRequest", "ms", variant, (System.nanoTime() - asked) / 1e6);
        variant.use(client);
        String[] memory = client.get("memory").split(" ");
        note("heap", "KB", variant, Long.parseLong(memory[0]) / KILO);
        note("metaspace", "KB", variant, Long.parseLong(memory[1]) / KILO);
    }

    private void note(String name, String unit, Variant variant, double value) {
        all.computeIfAbsent(name, any -> new Series(unit)).of(variant).add(value);
    }

    /** The application without the library, or with it. */
    private enum Variant {
        WITHOUT,
        WITH;

        Variant other() {
            return this == WITHOUT ? WITH : WITHOUT;
        }

        String archive() {
            return this == WITHOUT ? "without.war" : "with.war";
        }

        void write(Setting setting, Path directory) throws IOException {
            try (War war = new War(directory.resolve("apps").resolve(archive()))) {
                war.addPackage(setting.classes(), CODE);
                if (this == WITH) {
                    war.addPackage(setting.classes(), CODE + ".tasks").addLibraries(setting.libraries());
                }
            }
        }

        void use(Client client) throws IOException, InterruptedException {
            client.get(this == WITHOUT ? "greeting" : "tasks");
        }
    }

    /** What was measured again and again, the nth without beside the nth with. */
    private record Series(String unit, List<Double> without, List<Double> with) {

        Series(String unit) {
            this(unit, new ArrayList<>(), new ArrayList<>());
        }

        List<Double> of(Variant variant) {
            return variant == Variant.WITHOUT ? without : with;
        }

        List<Row> rows(String name) {
            List<Double> added = new ArrayList<>();
            for (int i = 0; i < with.size(); i++) {
                added.add(with.get(i) - without.get(i));
            }
            return List.of(
                    Row.of("P9", name + ".without", Quartiles.of(without), unit),
                    Row.of("P9", name + ".with", Quartiles.of(with), unit),
                    Row.of("P9", name + ".added", Quartiles.of(added), unit));
        }
    }
}
