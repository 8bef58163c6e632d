package io.authcontract.guide;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** examples/quickstart, compiled with the classes of this build and run by a Java process of its own, which reads the property. */
final class Quickstart {
    static final Path TEST = Document.inProject("examples/quickstart/src/test/java/quickstart/OrdersAuthTests.java");

    static final Path MATRIX =
            Document.inProject("examples/quickstart/src/test/java/quickstart/OrdersMatrixTests.java");

    private static final Path SOURCES = Document.inProject("examples/quickstart/src");
    private static final int TIME_LIMIT_SECONDS = 60;
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private Quickstart() {}

    /** What the failures say when the service makes its mistake. */
    static String failureWithTheMistake(Path classes) throws IOException, InterruptedException {
        return printed(classes, "quickstart.OrdersAuthTests", "-Dorders.mistake=true");
    }

    /** What a run prints of the matrix, and the lines below it. */
    static String matrix(Path classes) throws IOException, InterruptedException {
        return printed(
                classes,
                "quickstart.OrdersMatrixTests",
                "-Dauthcontract.summary=matrix",
                "-Dauthcontract.report.dir=" + classes.resolve("authcontract"));
    }

    private static String printed(Path classes, String testClass, String... properties)
            throws IOException, InterruptedException {
        compile(classes);
        Path output = classes.resolve("output.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(properties));
        command.addAll(
                List.of("-cp", classes + File.pathSeparator + CLASS_PATH, FailurePrinter.class.getName(), testClass));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS);
        String printed = Files.readString(output);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("The quickstart did not run to its end:\n" + printed);
        }
        return printed;
    }

    private static void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of("--release", "17", "-proc:none", "-cp", CLASS_PATH, "-d", classes.toString());
        try (Stream<Path> all = Files.walk(SOURCES);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<Path> sources =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            if (!compiler.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new IllegalStateException("The quickstart does not compile:\n" + messages);
            }
        }
    }
}
