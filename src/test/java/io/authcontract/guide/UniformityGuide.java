package io.authcontract.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.matrix.Coverage;
import io.authcontract.rule.RefusalShape;

/** The part of the guide on refusals of one kind. */
final class UniformityGuide {
    private UniformityGuide() {}

    static void refusesInOneWay(Coverage coverage) {
        assertThat(coverage.overall())
                .extracting(finding -> finding.rule().id())
                .doesNotContain("uniform-refusals", "challenge-stable");
        assertThat(coverage.refusals())
                .filteredOn(shape -> shape.scenario().equals("none.no-credentials"))
                .extracting(RefusalShape::content)
                .containsExactly("application/problem+json {status, title}");
    }
}
