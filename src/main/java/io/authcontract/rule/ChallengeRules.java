package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.INFO;
import static io.authcontract.rule.Severity.MAJOR;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.challenge.AuthParam;
import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Schemes;
import io.authcontract.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a challenge says, whatever its scheme. */
final class ChallengeRules {
    private static final String FIELD = "WWW-Authenticate";
    private static final String RESOURCE_METADATA = "resource_metadata";
    private static final List<String> PROMPTING =
            List.of(Schemes.BASIC, Schemes.DIGEST, Schemes.NEGOTIATE, Schemes.NTLM);

    static final ExchangeRule SCHEME_REGISTERED = rule(
                    "scheme-registered", "The challenge names a registered authentication scheme")
            .is(PRACTICE, INFO)
            .optIn()
            .cites(rfc(9110, "11.1"), new Citation("IANA HTTP Authentication Scheme Registry", ""))
            .because("A generic client skips a challenge whose scheme it has never heard of.")
            .remedy("Prefer Bearer, DPoP, Basic or Digest, or allow the private scheme by name in the contract.")
            .given(Given.challenges())
            .judgedBy(ChallengeRules::registered);

    static final ExchangeRule CHALLENGE_NO_REFLECTION = rule(
                    "challenge-no-reflection", "The challenge does not echo request data")
            .is(PRACTICE, MAJOR)
            .failing()
            .cites(rfc(9110, "5.5"), rfc(9700, "4.9"), new Citation("OWASP WSTG, HTTP response splitting test", ""))
            .because("What a stranger sends can forge parameters, and tokens end up in logs.")
            .remedy("Use constant text in realm and error_description.")
            .given(
                    Given.when(answer -> answer.headers().contains(FIELD), "there is no WWW-Authenticate field"),
                    Given.when(
                            answer -> !Echoes.of(answer).isEmpty(),
                            "no canary is known: declare those of the request with Circumstances.canaries"))
            .judgedBy(ChallengeRules::reflection);

    static final ExchangeRule NEGOTIATE_INITIAL = rule(
                    "negotiate-initial", "The first Negotiate challenge carries no token")
            .is(PRACTICE, MINOR)
            .concerns(Set.of(Profile.API, Profile.BROWSER))
            .cites(rfc(4559, "4.1"))
            .because("A client takes the data for an answer to a token it never sent.")
            .remedy("Send the scheme alone at first, and data only as the answer to a token of the client.")
            .given(
                    Given.challenge(Schemes.NEGOTIATE, Schemes.NTLM),
                    Given.request(),
                    Given.when(
                            answer -> !answer.sent().hasAuthorization(), "the request carried an Authorization field"))
            .judgedBy(ChallengeRules::initial);

    static final ExchangeRule NO_BROWSER_PROMPT = rule(
                    "no-browser-prompt", "Endpoints called by script do not trigger the native login dialog")
            .is(PRACTICE, MINOR)
            .optIn()
            .concerns(Set.of(Profile.BROWSER))
            .cites(new Citation("WHATWG Fetch, HTTP-network-or-cache fetch (401 step)", ""))
            .because("The browser opens its own dialog over the page of a signed-in user.")
            .remedy(
                    "Challenge script endpoints with a scheme browsers do not implement, such as Bearer, and log in within the page.")
            .given(
                    Given.status(401),
                    Given.challenges(),
                    Given.request(),
                    Given.when(
                            answer -> answer.request()
                                    .filter(ChallengeRules::promptsUser)
                                    .isPresent(),
                            "browsers prompt for same-origin script requests only"))
            .judgedBy(ChallengeRules::prompt);

    private ChallengeRules() {}

    private static Result registered(Rule rule, Answer answer) {
        Set<String> allowed = answer.circumstances().allowances().schemes();
        return Result.of(answer.challenges().stream()
                .map(Challenge::scheme)
                .filter(scheme -> !Schemes.isRegistered(scheme) && !allowed.contains(scheme.toLowerCase(Locale.ROOT)))
                .map(scheme -> rule.finding(fact("scheme", scheme)))
                .toList());
    }

    private static Result reflection(Rule rule, Answer answer) {
        List<Finding> findings = new ArrayList<>();
        for (String echo : Echoes.of(answer)) {
            if (!answer.challenges().isWellFormed()) {
                inRawValue(rule, answer, echo).ifPresent(findings::add);
                continue;
            }
            for (Challenge challenge : answer.challenges()) {
                inChallenge(rule, answer, challenge, echo, findings);
            }
        }
        return Result.of(findings);
    }

    private static Optional<Finding> inRawValue(Rule rule, Answer answer, String echo) {
        int octet = String.join(", ", answer.headers().values(FIELD)).indexOf(echo);
        return octet < 0 ? Optional.empty() : Optional.of(rule.finding(fact("field", FIELD), fact("octet", octet)));
    }

    private static void inChallenge(
            Rule rule, Answer answer, Challenge challenge, String echo, List<Finding> findings) {
        for (AuthParam parameter : challenge.parameters()) {
            if (parameter.value().contains(echo) && !isPathOfMetadata(parameter, answer, echo)) {
                Finding finding = rule.finding(fact("scheme", challenge.scheme()), fact("parameter", parameter.name()));
                findings.add(isHostOfMetadata(parameter, answer, echo) ? finding.asNote() : finding);
            }
        }
        if (challenge.token68().filter(token -> token.contains(echo)).isPresent()) {
            findings.add(rule.finding(fact("scheme", challenge.scheme()), fact("parameter", "token68")));
        }
    }

    /** The metadata address of a resource contains its path (RFC 9728 section 3.1). */
    private static boolean isPathOfMetadata(AuthParam parameter, Answer answer, String echo) {
        return parameter.hasName(RESOURCE_METADATA)
                && answer.request().filter(r -> r.path().contains(echo)).isPresent();
    }

    /** An address built from a forged Host leads astray, but a client that compares it with its own finds out (RFC 9728 section 3.3). */
    private static boolean isHostOfMetadata(AuthParam parameter, Answer answer, String echo) {
        return parameter.hasName(RESOURCE_METADATA)
                && answer.request()
                        .flatMap(r -> r.headers().first("Host"))
                        .filter(host -> host.contains(echo))
                        .isPresent();
    }

    private static Result initial(Rule rule, Answer answer) {
        return Result.of(answer.challenges().stream()
                .filter(c -> c.hasScheme(Schemes.NEGOTIATE) || c.hasScheme(Schemes.NTLM))
                .filter(c -> c.token68().isPresent() || !c.parameters().isEmpty())
                .map(c -> rule.finding(
                        fact("scheme", c.scheme()), fact("found", c.token68().isPresent() ? "token68" : "parameters")))
                .toList());
    }

    /** Navigations show a page, and cross-origin requests never prompt; an old browser says nothing of either. */
    private static boolean promptsUser(Request request) {
        String mode = request.headers().first("Sec-Fetch-Mode").orElse("");
        String site = request.headers().first("Sec-Fetch-Site").orElse("");
        return !mode.equals("navigate") && (site.isEmpty() || site.equals("same-origin")) && !isCrossOrigin(request);
    }

    private static boolean isCrossOrigin(Request request) {
        return request.headers()
                .first("Origin")
                .filter(origin -> !origin.equalsIgnoreCase(request.origin().toString()))
                .isPresent();
    }

    private static Result prompt(Rule rule, Answer answer) {
        return Result.of(answer.challenges().stream()
                .map(Challenge::scheme)
                .filter(scheme -> PROMPTING.stream().anyMatch(scheme::equalsIgnoreCase))
                .map(scheme -> rule.finding(fact("scheme", scheme)))
                .toList());
    }
}
