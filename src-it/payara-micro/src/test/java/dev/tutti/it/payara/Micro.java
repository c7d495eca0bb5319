package dev.tutti.it.payara;

import fish.payara.micro.PayaraMicro;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Payara Micro: its process, and the commands that it takes. */
final class Micro implements Payara {

    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    private Micro(Process process) {
        this.process = process;
        this.commands = process.outputWriter();
        this.answers = process.inputReader();
    }

    /** Starts it, with all that it writes in the directory given, and waits until it is ready. */
    static Micro start(Path directory, int port) throws IOException {
        Path temporary = Files.createDirectories(directory.resolve("tmp")); // the server unpacks itself there
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(opened());
        command.addAll(List.of("-cp", home(PayaraMicro.class) + File.pathSeparator + home(MicroHost.class)));
        command.addAll(List.of(MicroHost.class.getName(), String.valueOf(port)));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(directory.resolve("server.log").toFile())
                .start();
        Micro started = new Micro(process);
        started.expectDone();
        return started;
    }

    /** What the server's file asks for when it is started as such, which would leave no room for our own class. */
    private static List<String> opened() throws IOException {
        try (JarFile jar = new JarFile(home(PayaraMicro.class).toFile())) {
            Attributes wanted = jar.getManifest().getMainAttributes();
            return Stream.of("Add-Opens", "Add-Exports")
                    .flatMap(kind -> Stream.of(wanted.getValue(kind).trim().split("\\s+"))
                            .flatMap(
                                    module -> Stream.of("--" + kind.toLowerCase(Locale.ROOT), module + "=ALL-UNNAMED")))
                    .toList();
        }
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Where " + type + " comes from is no file", e);
        }
    }

    @Override
    public void deploy(String name, Path file) throws IOException {
        command("deploy", "--name=" + name, "--contextroot=" + name, file.toString());
    }

    @Override
    public void undeploy(String name) throws IOException {
        command("undeploy", name);
    }

    private void command(String... words) throws IOException {
        commands.write(String.join("\t", words) + "\n");
        commands.flush();
        expectDone();
    }

    private void expectDone() throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("it has ended; its server.log says why");
        }
        if (!answer.equals(MicroHost.DONE)) {
            throw new IOException(answer.replace('\t', '\n'));
        }
    }

    /** The server ends when there are no more commands. */
    @Override
    public void close() throws IOException {
        commands.close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
