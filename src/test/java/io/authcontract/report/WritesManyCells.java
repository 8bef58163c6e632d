package io.authcontract.report;

import io.authcontract.contract.ContractBuilder;
import io.authcontract.matrix.Coverage;
import io.authcontract.testkit.PaperOrders;
import java.nio.file.Path;
import java.util.EnumSet;

/** A JVM of its own, with little memory, that reports on many cells: most of them have the same cause. */
final class WritesManyCells {
    private WritesManyCells() {}

    public static void main(String[] arguments) {
        ContractBuilder contract = PaperOrders.contract("orders");
        int cells = Integer.parseInt(arguments[1]);
        // GET and HEAD have four cells each, and seven methods are tried.
        for (int i = 0; i < cells / 15; i++) {
            contract.secured("GET /orders/" + i);
        }
        Coverage coverage = PaperOrders.withMistake().run(contract.build());
        ReportFolder folder = ReportFolder.at(Path.of(arguments[0])).withClock(PaperOrders.NOON);
        folder.add("a.ManyTests", coverage, EnumSet.allOf(ReportFormat.class));
    }
}
