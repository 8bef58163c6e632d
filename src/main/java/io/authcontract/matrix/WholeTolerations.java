package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Operation;
import io.authcontract.contract.Toleration;
import io.authcontract.rule.Fact;
import io.authcontract.rule.Finding;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which findings about a whole run the contract tolerates. They belong to no cell: a toleration of every cell covers them, and one of some cells covers those of
 * which every operation that they name is among them, with the scenario where one stands beside it.
 */
final class WholeTolerations {
    private static final String WHOLE = "(whole matrix)";

    /** An operation, or a request line with the path that was asked for, and perhaps a scenario. */
    private static final Pattern NAMED =
            Pattern.compile("(?<![\\w-])([A-Z]{1,32}) (/[^\\s,;]{0,2000}+)(?: ~ ([a-z][\\w./-]{0,200}+))?");

    private static final Pattern OTHERS = Pattern.compile(" and \\d{1,9} others?\\b");

    private final Contract contract;
    private final List<Operation> operations;

    WholeTolerations(Contract contract, List<Operation> operations) {
        this.contract = contract;
        this.operations = operations;
    }

    /** The finding, as a note where it is tolerated. */
    Finding applied(Finding finding, Set<Toleration> used) {
        List<Toleration> covering = contract.tolerations().stream()
                .filter(toleration -> covers(toleration, finding))
                .toList();
        used.addAll(covering);
        return covering.isEmpty() ? finding : finding.asTolerated();
    }

    private boolean covers(Toleration toleration, Finding finding) {
        String rule = finding.rule().id();
        List<String> named = finding.facts().stream()
                .map(Fact::value)
                .flatMap(value -> NAMED.matcher(value).results().map(this::cell))
                .toList();
        return toleration.covers(rule, contract.name() + ": " + WHOLE)
                || (!isCut(finding)
                        && !named.isEmpty()
                        && named.stream().allMatch(cell -> toleration.covers(rule, cell)));
    }

    /** A finding about many operations names the first of them only. */
    private static boolean isCut(Finding finding) {
        return finding.facts().stream()
                .anyMatch(fact -> OTHERS.matcher(fact.value()).find());
    }

    private String cell(MatchResult named) {
        String operation = operations.stream()
                .filter(it -> it.method().toString().equals(named.group(1)) && isPathOf(it, named.group(2)))
                .max(Comparator.comparing((Operation it) -> it.path().equals(named.group(2)))
                        .thenComparingInt(it -> it.path().split("/", -1).length)
                        .thenComparingLong(WholeTolerations::literals))
                .map(Operation::id)
                .orElse(named.group(1) + " " + named.group(2));
        return contract.name() + ": " + operation + (named.group(3) == null ? "" : " ~ " + named.group(3));
    }

    /** Of several templates the one that says most is meant: {@code /admin/orders} rather than {@code /orders} below a base address. */
    private static long literals(Operation operation) {
        return Arrays.stream(operation.path().split("/", -1))
                .filter(segment -> !segment.startsWith("{"))
                .count();
    }

    /** Whether it is the path as the contract writes it, or one with values in place of its variables, below the base address. */
    private static boolean isPathOf(Operation operation, String path) {
        String[] template = operation.path().split("/", -1);
        String[] asked = path.split("\\?", 2)[0].split("/", -1);
        int before = asked.length - template.length;
        if (before < 0) {
            return false;
        }
        for (int i = 1; i < template.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(asked[before + i])) {
                return false;
            }
        }
        return true;
    }
}
