package io.authcontract.report;

import io.authcontract.matrix.Coverage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder reports are written to. What each test class and contract has shown is kept in a file of its own under {@code runs}, and the reports
 * are made anew of all of them whenever one is added. Several processes may add at the same time.
 *
 * <pre>{@code
 * ReportFolder.at(Path.of("target/authcontract")).add("orders.OrdersAuthTests", coverage, EnumSet.allOf(ReportFormat.class));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ReportFolder {
    private static final String NAME = "authcontract";

    private final Path directory;
    private final Clock clock;
    private final boolean stub;

    private ReportFolder(Path directory, Clock clock, boolean stub) {
        this.directory = directory;
        this.clock = clock;
        this.stub = stub;
    }

    /**
     * Returns a folder.
     *
     * @param directory where the reports go; made when something is added
     * @return the folder
     */
    public static ReportFolder at(Path directory) {
        return new ReportFolder(directory.toAbsolutePath().normalize(), Clock.systemUTC(), false);
    }

    /**
     * Returns the folder of a build: the configured one, else {@code target/authcontract} where Maven builds, else {@code build/authcontract} where
     * Gradle does, else {@code target/authcontract}.
     *
     * @param configured what {@code authcontract.report.dir} says
     * @param workingDirectory where the build runs
     * @return the folder
     */
    public static ReportFolder standard(Optional<String> configured, Path workingDirectory) {
        return at(configured.map(workingDirectory::resolve).orElseGet(() -> workingDirectory
                .resolve(buildFolder(workingDirectory))
                .resolve(NAME)));
    }

    private static String buildFolder(Path project) {
        boolean maven = exists(project, "target", "pom.xml");
        return !maven && exists(project, "build", "build.gradle", "build.gradle.kts") ? "build" : "target";
    }

    private static boolean exists(Path project, String... names) {
        return Stream.of(names).anyMatch(name -> Files.exists(project.resolve(name)));
    }

    /**
     * Returns this folder with another clock, which tells when a run has ended.
     *
     * @param other the clock
     * @return the same folder
     */
    public ReportFolder withClock(Clock other) {
        return new ReportFolder(directory, other, stub);
    }

    /**
     * Returns this folder for runs that the stub has answered in place of a service; the reports say so first.
     *
     * @return the same folder
     */
    public ReportFolder onStub() {
        return new ReportFolder(directory, clock, true);
    }

    /**
     * Adds what a test class has shown of a contract, and makes the reports anew. A complete run replaces the former run of the same test class and
     * contract; the cells of a filtered one replace those of the same id.
     *
     * @param testClass the name of the test class
     * @param coverage what was shown
     * @param formats which reports to make
     * @return the page; without {@link ReportFormat#HTML} the folder
     * @throws UncheckedIOException when something cannot be written
     */
    public Path add(String testClass, Coverage coverage, Set<ReportFormat> formats) {
        try {
            return add(Fragment.of(run(testClass, coverage), coverage), formats);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The reports in " + directory
                            + " could not be written. Is there room, and may this user write there?"
                            + " Another folder: -Dauthcontract.report.dir=..",
                    failed);
        }
    }

    private RunEntry run(String testClass, Coverage coverage) {
        return new RunEntry(
                1,
                coverage.contract().name(),
                testClass,
                coverage.isComplete(),
                stub,
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private Path add(Fragment fragment, Set<ReportFormat> formats) throws IOException {
        RunFiles runs = new RunFiles(directory.resolve("runs"));
        try (FolderLock lock = runs.lock()) {
            runs.put(fragment);
            return new Reports(directory).write(runs.sections(), formats);
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
