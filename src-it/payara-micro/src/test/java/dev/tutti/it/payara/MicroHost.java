package dev.tutti.it.payara;

import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.ClusterCommandResult.ExitStatus;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/** Runs in the server's process: starts it, and does the commands that come in, one a line, until there are no more. */
public final class MicroHost {

    /** The answer to a command that succeeded; any other says what went wrong. */
    static final String DONE = "done";

    private static final String LISTENER =
            "configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address";

    private MicroHost() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err); // the server writes there, and would be taken for an answer
        AtomicReference<AdminCommandRunner> commands = new AtomicReference<>();
        // As it does when it is started by its file. From inside that file it has no classes of multi-release
        // libraries.
        PayaraMicro.setUpackedJarDir(Files.createTempDirectory("payara").toFile());
        PayaraMicro micro = PayaraMicro.getInstance();
        micro.setHttpPort(Integer.parseInt(arguments[0]));
        micro.setHttpAutoBind(false);
        micro.setNoCluster(true);
        micro.setNoHazelcast(true);
        micro.setPrintLogo(false);
        micro.setPreBootHandler(runner -> run(runner, "set", LISTENER + "=127.0.0.1"));
        micro.setPostBootHandler(commands::set);
        PayaraMicroRuntime server = micro.bootStrap();
        addUsers(commands.get());
        answers.println(DONE);

        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            answers.println(answer(commands.get(), line.split("\t")));
        }
        server.shutdown();
        System.exit(0); // what the server leaves running is its own
    }

    private static String answer(AdminCommandRunner commands, String[] words) {
        try {
            run(commands, words[0], Arrays.copyOfRange(words, 1, words.length));
            return DONE;
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage()).replace('\n', '\t').replace('\r', ' ');
        }
    }

    private static void run(AdminCommandRunner commands, String command, String... arguments) {
        ClusterCommandResult result = commands.run(command, arguments);
        if (result.getExitStatus() == ExitStatus.FAILURE) {
            throw new IllegalStateException(command + ": " + result.getOutput() + " " + result.getFailureCause());
        }
    }

    /** The users of the tests: a role without a mapping is the group of its name. */
    private static void addUsers(AdminCommandRunner commands) {
        addUser(commands, "alice", "user");
        addUser(commands, "bob", "user:admin");
    }

    private static void addUser(AdminCommandRunner commands, String name, String groups) {
        try {
            Path password = Files.createTempFile("password", null);
            Files.writeString(password, "AS_ADMIN_USERPASSWORD=" + name + "-secret\n");
            run(commands, "create-file-user", "--groups=" + groups, "--passwordfile=" + password, name);
            Files.delete(password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
