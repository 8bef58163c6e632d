package io.authcontract.report;

import io.authcontract.matrix.Coverage;
import io.authcontract.testkit.PaperOrders;
import java.nio.file.Path;
import java.util.EnumSet;

/** A JVM of its own that adds runs to a folder, as a fork of Surefire does. */
final class AddsFragments {
    private AddsFragments() {}

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        Coverage coverage = PaperOrders.withMistake().run(PaperOrders.everything());
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            ReportFolder.at(directory).add(arguments[1] + i, coverage, EnumSet.allOf(ReportFormat.class));
        }
    }
}
