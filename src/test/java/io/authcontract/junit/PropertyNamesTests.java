package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter that nobody reads runs everything. */
class PropertyNamesTests {
    @ParameterizedTest
    @CsvSource({
        "authcontract.onyl, authcontract.only",
        "authcontract.Only, authcontract.only",
        "authcontract.strict-, authcontract.strict",
        "authcontract.report-dir, authcontract.report.dir",
        "authcontract.request-per-second, authcontract.requests-per-second"
    })
    void tellsAMisspelledName(String name, String meant) {
        assertThatThrownBy(() -> PropertyNames.check(Set.of("java.version", name)))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("Nothing reads the property " + name + ". Write " + meant
                        + ", or another name that does not look like it.");
    }

    /** Whoever extends the library, or has a secret of that name, may have properties of his own. */
    @ParameterizedTest
    @ValueSource(strings = {"authcontract.write-rules", "authcontract.tenant", "only", "orders.only"})
    void leavesOtherNamesAlone(String name) {
        assertThatCode(() -> PropertyNames.check(Set.of(name))).doesNotThrowAnyException();
    }

    @Test
    void knowsEveryPropertyThatIsRead() throws IllegalAccessException {
        List<String> declared = new ArrayList<>();
        for (Field field : AuthContractProperties.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                declared.add((String) field.get(null));
            }
        }

        assertThat(PropertyNames.KNOWN).containsExactlyInAnyOrderElementsOf(declared);
        assertThatCode(() -> PropertyNames.check(new HashSet<>(declared))).doesNotThrowAnyException();
    }
}
