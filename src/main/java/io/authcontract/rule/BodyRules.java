package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.MUST;
import static io.authcontract.rule.Level.SHOULD;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MINOR;

import com.google.gson.stream.JsonToken;
import io.authcontract.rule.JsonContent.Member;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The content of a refusal. */
final class BodyRules {
    private static final String PROBLEM = "application/problem+json";

    /** Always UTF-8 (WHATWG HTML, server-sent events), and what MCP answers with. */
    private static final String EVENTS = "text/event-stream";

    static final ExchangeRule BODY_MEDIA_TYPE = rule(
                    "body-media-type", "The body is labelled and in the kind the client asked for")
            .is(SHOULD, MINOR)
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(rfc(9110, "8.3"), new Citation("OWASP ASVS 5.0", "4.1.1"))
            .because(
                    "A client that expects one kind of content fails on another, and hides the refusal behind a parse error.")
            .remedy("Send security errors through the same error writer as the application's own.")
            .given(Given.refusal(), Given.content())
            .judgedBy(BodyRules::mediaType);

    static final ExchangeRule PROBLEM_DETAILS = rule(
                    "problem-details", "A problem document is consistent with the response")
            .is(MUST, MINOR)
            .concerns(Set.of(Profile.API))
            .cites(rfc(9457, "3.1.2"), rfc(9457, "3"), rfc(9457, "3.1"))
            .because("A client that reads the document acts on another status than one that reads the response.")
            .remedy("Fill the member status from the response, in one place.")
            .given(
                    Given.when(
                            answer -> answer.response()
                                    .mediaType()
                                    .filter(PROBLEM::equals)
                                    .isPresent(),
                            "the Content-Type is not " + PROBLEM),
                    Given.content())
            .judgedBy(BodyRules::problem);

    private BodyRules() {}

    private static Result mediaType(Rule rule, Answer answer) {
        String type = answer.response().mediaType().orElse("");
        if (type.isEmpty()) {
            return rule.broken(fact("Content-Type", "absent"));
        }
        List<Finding> findings = new ArrayList<>();
        Fact label = fact("Content-Type", answer.headers().first("Content-Type").orElse(""));
        if (isJson(type) && answer.json().kind() == JsonContent.Kind.NOT_JSON) {
            findings.add(rule.finding(label, fact("found", "not JSON")));
        }
        if (type.equals("text/html")
                && answer.request().filter(Accepted::onlyJson).isPresent()) {
            findings.add(rule.finding(label, fact("wanted", "JSON, as Accept says")));
        }
        if (type.startsWith("text/")
                && !type.equals(EVENTS)
                && !label.value().toLowerCase(Locale.ROOT).contains("charset=")) {
            findings.add(rule.finding(label, fact("charset", "absent")));
        }
        return Result.of(findings);
    }

    private static boolean isJson(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static Result problem(Rule rule, Answer answer) {
        JsonContent content = answer.json();
        if (content.kind() == JsonContent.Kind.TOO_DEEP) {
            return Result.notApplicable("the problem document is nested too deeply to be read");
        }
        if (content.kind() != JsonContent.Kind.OBJECT) {
            return rule.broken(
                    fact("found", content.isJson() ? "JSON, but no object" : "not JSON"),
                    fact("wanted", "a JSON object"));
        }
        List<Finding> findings = new ArrayList<>();
        content.member("status")
                .filter(m -> !isStatus(m, answer))
                .ifPresent(m -> findings.add(
                        rule.finding(fact("member", "status"), fact("found", found(m)), answer.statusFact())));
        strings(rule, content, findings);
        return Result.of(findings);
    }

    private static boolean isStatus(Member member, Answer answer) {
        return member.type() == JsonToken.NUMBER && Double.parseDouble(member.text()) == answer.status();
    }

    private static void strings(Rule rule, JsonContent content, List<Finding> findings) {
        for (String name : List.of("type", "instance", "title", "detail")) {
            boolean reference = name.equals("type") || name.equals("instance");
            content.member(name)
                    .filter(m -> m.type() != JsonToken.STRING || (reference && !isReference(m.text())))
                    .ifPresent(m -> findings.add(rule.finding(
                            fact("member", name),
                            fact("found", found(m)),
                            fact("wanted", reference ? "a string with a URI reference" : "a string"))));
        }
    }

    private static String found(Member member) {
        return member.type() == JsonToken.NUMBER
                ? member.text()
                : member.type().name().toLowerCase(Locale.ROOT).replace("begin_", "");
    }

    /** java.net.URI takes letters beyond ASCII, which RFC 3986 does not. */
    private static boolean isReference(String text) {
        try {
            new URI(text);
            return text.chars().allMatch(c -> c < 0x80);
        } catch (URISyntaxException noUri) {
            return false;
        }
    }
}
