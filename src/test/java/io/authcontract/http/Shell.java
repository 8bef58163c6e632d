package io.authcontract.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Pastes a command into sh, as a reader of a failure would. */
final class Shell {
    private Shell() {}

    /** Runs one command to its end; aborts the test where there is no sh or curl. */
    static String run(String command, Path directory, Map<String, String> variables) {
        assumeTrue(
                exists("sh") && exists("curl"),
                "sh and curl are needed to paste a curl line, and one of them is not on the PATH");
        return output(command, directory, variables);
    }

    private static String output(String command, Path directory, Map<String, String> variables) {
        try {
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().keySet().removeIf(name -> name.toLowerCase(Locale.ROOT)
                    .endsWith("_proxy"));
            builder.environment().put("CURL_HOME", directory.toString());
            builder.environment().put("HOME", directory.toString());
            builder.environment().putAll(variables);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(process.waitFor(30, TimeUnit.SECONDS))
                    .as("ended: %s", command)
                    .isTrue();
            return output;
        } catch (IOException cannotRun) {
            throw new UncheckedIOException(cannotRun);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static boolean exists(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String directory : path.split(File.pathSeparator, -1)) {
            if (!directory.isEmpty() && Path.of(directory, program).toFile().canExecute()) {
                return true;
            }
        }
        return false;
    }
}
