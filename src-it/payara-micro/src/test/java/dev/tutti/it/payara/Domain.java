package dev.tutti.it.payara;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Payara Server: one domain of it, and its command line, which stays open. */
final class Domain implements Payara {

    private static final String NAME = "tutti";
    private static final int HTTP = 80; // what the ports of a domain add to its base
    private static final int ADMIN = 48;

    private final Asadmin asadmin;
    private final Path directory;
    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;
    private final Thread atExit = new Thread(this::stop);

    private Domain(Asadmin asadmin, Path directory, int admin) throws IOException {
        this.asadmin = asadmin;
        this.directory = directory;
        this.process = asadmin.start("--port", String.valueOf(admin), "multimode");
        this.commands = process.outputWriter();
        this.answers = process.inputReader();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Makes a domain in the directory, starts it, and waits until it is ready. */
    static Domain start(Path home, Path directory, int port) throws IOException {
        Asadmin asadmin = Asadmin.of(home);
        int base = port - HTTP;
        if (Files.exists(directory.resolve(NAME))) { // of an earlier build
            asadmin.run("delete-domain", "--domaindir", directory.toString(), NAME);
        }
        asadmin.run(
                "create-domain",
                "--nopassword",
                "--portbase",
                String.valueOf(base),
                "--domaindir",
                directory.toString(),
                NAME);
        adapt(directory.resolve(NAME).resolve("config").resolve("domain.xml"));
        asadmin.run("start-domain", "--domaindir", directory.toString(), NAME);
        Domain domain = new Domain(asadmin, directory, base + ADMIN);
        domain.addUser("alice", "user");
        domain.addUser("bob", "user:admin");
        return domain;
    }

    /** A domain listens to all the world otherwise, looks for others like it, and has too small a heap for tests of load. */
    private static void adapt(Path configuration) throws IOException {
        String text = Files.readString(configuration)
                .replace("-Xmx512m", "-Xmx3g")
                .replace("\"0.0.0.0\"", "\"127.0.0.1\"")
                .replace("<network-listener protocol", "<network-listener address=\"127.0.0.1\" protocol")
                .replace(
                        "<hazelcast-config-specific-configuration",
                        "<hazelcast-config-specific-configuration enabled=\"false\"")
                .replace(
                        "activate-default-principal-to-role-mapping=\"false\"",
                        "activate-default-principal-to-role-mapping=\"true\"");
        Files.writeString(configuration, text);
    }

    /** A role without a mapping is the group of its name. */
    private void addUser(String name, String groups) throws IOException {
        Path password = directory.resolve("password");
        Files.writeString(password, "AS_ADMIN_USERPASSWORD=" + name + "-secret\n");
        command("create-file-user", "--groups=" + groups, "--passwordfile=" + password, name);
        Files.delete(password);
    }

    @Override
    public void deploy(String name, Path archive) throws IOException {
        command("deploy", "--name=" + name, "--contextroot=" + name, archive.toString());
    }

    @Override
    public void undeploy(String name) throws IOException {
        command("undeploy", name);
    }

    private void command(String... words) throws IOException {
        commands.write(String.join(" ", words) + "\n");
        commands.flush();
        String end = "Command " + words[0] + " ";
        List<String> said = new ArrayList<>();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            said.add(line);
            if (line.startsWith(end)) {
                if (line.startsWith(end + "failed")) {
                    throw new IOException(String.join("\n", said));
                }
                return;
            }
        }
        throw new IOException("The command line has ended: " + String.join("\n", said));
    }

    @Override
    public void close() throws IOException {
        commands.close(); // ends the command line
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
    }

    private void stop() {
        process.destroy();
        try {
            asadmin.run("stop-domain", "--domaindir", directory.toString(), "--kill", NAME);
        } catch (IOException e) {
            throw new IllegalStateException("The domain in " + directory + " still runs", e);
        }
    }

    /** The server's command line, on a JDK that the server runs on. */
    private record Asadmin(Path jar, Jdk jdk) {

        static Asadmin of(Path home) throws IOException {
            Path jar = Path.of("glassfish", "lib", "client", "appserver-cli.jar");
            return new Asadmin(
                    home.resolve(jar),
                    Jdk.since(NeedsJdk.VERSION).orElseThrow(() -> new IOException(NeedsJdk.MISSING)));
        }

        Process start(String... words) throws IOException {
            Stream<String> java =
                    Stream.of(jdk.home().resolve("bin").resolve("java").toString(), "-jar", jar.toString());
            ProcessBuilder builder =
                    new ProcessBuilder(Stream.concat(java, Stream.of(words)).toList()).redirectErrorStream(true);
            builder.environment().put("AS_JAVA", jdk.home().toString());
            builder.environment().put("JAVA_HOME", jdk.home().toString());
            return builder.start();
        }

        void run(String... words) throws IOException {
            Process process = start(words);
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes());
            try {
                if (process.waitFor() != 0) {
                    throw new IOException(String.join(" ", words) + ":\n" + said);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted in " + String.join(" ", words), e);
            }
        }
    }
}
