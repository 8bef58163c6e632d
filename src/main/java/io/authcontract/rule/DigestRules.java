package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.MUST;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.challenge.AuthParam;
import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Schemes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The Digest scheme (RFC 7616). */
final class DigestRules {
    private static final List<String> REQUIRED = List.of("realm", "nonce", "qop");
    private static final Set<String> QUOTED = Set.of("realm", "domain", "nonce", "opaque", "qop");
    private static final Set<String> UNQUOTED = Set.of("stale", "algorithm");

    static final ExchangeRule DIGEST_PARAMS = rule(
                    "digest-params", "Digest challenges have the required parameters in the required notation")
            .is(MUST, MINOR)
            .concerns(Set.of(Profile.API, Profile.BROWSER))
            .cites(rfc(7616, "3.3"), rfc(7616, "3.7"), rfc(7616, "5.13"))
            .because("Clients compute the response from these parameters and know them in one notation only.")
            .remedy(
                    "Emit one challenge for each algorithm, SHA-256 first, with qop=\"auth\", and quote as RFC 7616 says.")
            .given(Given.challenge(Schemes.DIGEST))
            .judgedBy(DigestRules::parameters);

    private DigestRules() {}

    private static Result parameters(Rule rule, Answer answer) {
        List<Challenge> challenges = answer.challenges(Schemes.DIGEST).toList();
        List<Finding> findings = new ArrayList<>();
        for (Challenge challenge : challenges) {
            missing(rule, challenge, findings);
            challenge.parameters().forEach(parameter -> parameter(rule, parameter, findings));
        }
        algorithms(rule, challenges, findings);
        return Result.of(findings);
    }

    private static void missing(Rule rule, Challenge challenge, List<Finding> findings) {
        REQUIRED.stream()
                .filter(name -> challenge.parameter(name).isEmpty())
                .forEach(name -> findings.add(finding(rule, name, "absent", "present")));
    }

    private static void parameter(Rule rule, AuthParam parameter, List<Finding> findings) {
        String name = parameter.name().toLowerCase(Locale.ROOT);
        if (QUOTED.contains(name) && !parameter.quoted()) {
            findings.add(finding(rule, name, "a token", "a quoted-string"));
        } else if (UNQUOTED.contains(name) && parameter.quoted()) {
            findings.add(finding(rule, name, "a quoted-string", "a token"));
        } else if (name.equals("charset") && !parameter.value().equalsIgnoreCase("UTF-8")) {
            findings.add(finding(rule, name, parameter.value(), "UTF-8"));
        } else if (name.equals("userhash") && !isFlag(parameter.value())) {
            findings.add(finding(rule, name, parameter.value(), "true or false"));
        }
    }

    private static boolean isFlag(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    }

    private static void algorithms(Rule rule, List<Challenge> challenges, List<Finding> findings) {
        Set<String> seen = new HashSet<>();
        challenges.stream()
                .map(DigestRules::algorithm)
                .filter(algorithm -> !seen.add(algorithm))
                .forEach(algorithm -> findings.add(
                        finding(rule, "algorithm", algorithm + " again", "another one in each challenge")));
        if (seen.stream().allMatch(algorithm -> algorithm.equals("MD5") || algorithm.equals("MD5-SESS"))) {
            // Not recommended, but allowed: old clients know nothing else.
            findings.add(
                    finding(rule, "algorithm", "MD5 alone", "SHA-256 beside it").asTolerated());
        }
    }

    /** A challenge without the parameter means MD5. */
    private static String algorithm(Challenge challenge) {
        return challenge.parameter("algorithm").orElse("MD5").toUpperCase(Locale.ROOT);
    }

    private static Finding finding(Rule rule, String parameter, String found, String wanted) {
        return rule.finding(
                fact("scheme", Schemes.DIGEST),
                fact("parameter", parameter),
                fact("found", found),
                fact("wanted", wanted));
    }
}
