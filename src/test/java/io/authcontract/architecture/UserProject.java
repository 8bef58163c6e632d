package io.authcontract.architecture;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A user's own code: compiled by javac, then run by a Java process of its own, both with nothing but the given class path.
 *
 * @param classPath the user's dependencies
 * @param directory where the compiled classes go
 */
record UserProject(List<Path> classPath, Path directory) {
    private static final int TIME_LIMIT_SECONDS = 60;

    /** Compiles one source file without a package and runs its main method. */
    Run run(Path source) throws IOException, InterruptedException {
        Run compilation = compile(source);
        return compilation.succeeded() ? start(mainClass(source)) : compilation;
    }

    private Run compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("--release", "17", "-proc:none", "-cp", path(classPath), "-d", directory.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            Iterable<? extends JavaFileObject> sources = files.getJavaFileObjects(source);
            boolean compiled = compiler.getTask(messages, files, null, options, null, sources)
                    .call();
            return new Run(compiled ? 0 : 1, messages.toString());
        }
    }

    private Run start(String mainClass) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, mainClass, ".log");
        Process process = new ProcessBuilder(
                        java(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        directory + File.pathSeparator + path(classPath),
                        mainClass)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return new Run(-1, "still running after " + TIME_LIMIT_SECONDS + " s\n" + Files.readString(output));
        }
        return new Run(process.exitValue(), Files.readString(output));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String mainClass(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static String path(List<Path> entries) {
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }

    /**
     * What came of it.
     *
     * @param exit 0 for success
     * @param output of javac where that failed, else of the program
     */
    record Run(int exit, String output) {
        boolean succeeded() {
            return exit == 0;
        }
    }
}
