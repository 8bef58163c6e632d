package io.authcontract.junit;

import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Challenges;
import io.authcontract.contract.BaseAddress;
import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.credential.Scheme;
import io.authcontract.credential.Tier;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;

/**
 * The contract that the attributes of an annotation spell out. What is wrong with one of them is an {@link IllegalArgumentException} that says what to
 * write.
 *
 * @param annotation the annotation
 */
record WrittenContract(AuthContract annotation) {

    /** Without the base address: that one may come from elsewhere and is asked for later. Here its text is only checked. */
    ContractBuilder named(String name) {
        if (!annotation.baseUri().isEmpty()) {
            BaseAddress.parse("It", annotation.baseUri());
        }
        ContractBuilder contract = Contract.named(name)
                .allowHosts(annotation.allowHosts())
                .allowUnsafeMethods(annotation.allowUnsafeMethods());
        Arrays.stream(annotation.challenges()).map(WrittenContract::scheme).forEach(contract::scheme);
        Arrays.stream(annotation.secured()).forEach(contract::secured);
        Arrays.stream(annotation.anyAuthenticated()).forEach(contract::anyAuthenticated);
        Arrays.stream(annotation.open()).forEach(it -> contract.open(it.path(), it.reason()));
        return addChoices(contract);
    }

    /** What may be chosen whoever declares the operations. */
    ContractBuilder addChoices(ContractBuilder contract) {
        Arrays.stream(annotation.policies()).forEach(contract::policy);
        Arrays.stream(annotation.tolerated())
                .forEach(it -> contract.tolerate(it.rule(), it.cells(), it.reason(), day(it)));
        Tier[] tiers = annotation.tiers();
        return (tiers.length == 0 ? contract : contract.tiers(tiers)).profile(annotation.profile());
    }

    private static LocalDate day(Tolerated tolerated) {
        try {
            return LocalDate.parse(tolerated.until());
        } catch (DateTimeParseException noDate) {
            throw new IllegalArgumentException("The toleration of " + tolerated.rule() + " ends on \""
                    + tolerated.until() + "\", which is no date. Write it as 2027-01-31.");
        }
    }

    private static Scheme scheme(String text) {
        List<Challenge> challenges = Challenges.parse(text).list();
        boolean single = Challenges.parse(text).isWellFormed() && challenges.size() == 1;
        if (single && challenges.get(0).hasScheme("Bearer")) {
            return challenges.get(0).realm().map(Scheme::bearer).orElseGet(Scheme::bearer);
        }
        if (single
                && challenges.get(0).hasScheme("Basic")
                && challenges.get(0).realm().isPresent()) {
            return Scheme.basic(challenges.get(0).realm().get());
        }
        throw new IllegalArgumentException("The challenge \"" + text
                + "\" names no scheme that scenarios know. Write \"Bearer\", \"Bearer realm=\\\"orders\\\"\" or"
                + " \"Basic realm=\\\"orders\\\"\"; a ContractSource knows API keys and cookies too.");
    }
}
