package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.credential.Tier;
import io.authcontract.http.JdkTransport;
import io.authcontract.http.TransportOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellOrderTests {
    @Test
    void readsTheSameInWhateverOrderCellsWereCounted() {
        try (Ledger ledger = Ledger.start();
                JdkTransport transport = new JdkTransport(TransportOptions.standard())) {
            Contract contract = ledger.everything().tiers(Tier.values()).build();
            Matrix matrix = Matrix.of(contract);
            List<Cell> shuffled = new ArrayList<>(matrix.stream().toList());
            Collections.shuffle(shuffled, new Random(1));

            try (MatrixRun run = matrix.start(Target.of(contract, transport), MatrixOptions.standard())) {
                shuffled.forEach(cell -> run.record(run.judge(cell)));

                assertThat(run.coverage().cells())
                        .map(CellSummary::cell)
                        .containsExactlyElementsOf(matrix.stream().toList());
            }
        }
    }
}
