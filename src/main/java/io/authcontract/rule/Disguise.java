package io.authcontract.rule;

import com.google.gson.stream.JsonToken;
import io.authcontract.http.Body;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.rule.JsonContent.Member;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Recognises a refusal in the content of an answer whose status says success. */
final class Disguise {
    static final String LOGIN_FORM = "login form";
    static final String CHALLENGED = "page beside a challenge";
    static final String OTHER_LENGTH = "page of another length than with valid credentials";
    static final String ERROR_ENVELOPE = "error envelope";
    static final String PROTOCOL_ENVELOPE = "error envelope of its protocol";

    private static final List<String> PASSWORD_INPUTS =
            List.of("type=\"password\"", "type='password'", "type=password");
    private static final List<String> STATUS_MEMBERS = List.of("status", "statusCode", "code", "message", "title");
    private static final int LONGEST_WORDS = 64;
    private static final List<String> SUCCESS_MEMBERS =
            List.of("success", "ok", "authenticated", "authorized", "loggedIn", "logged_in");
    private static final List<String> OUTCOME_MEMBERS = List.of("status", "result", "type", "outcome");
    private static final Set<String> FAILURES = Set.of("error", "fail", "failed", "failure", "denied");
    private static final Set<String> OF_ERRORS = Set.of(
            "status",
            "result",
            "type",
            "outcome",
            "code",
            "statuscode",
            "error",
            "errors",
            "errorcode",
            "message",
            "msg",
            "reason",
            "title",
            "detail",
            "details",
            "description",
            "timestamp",
            "path",
            "requestid",
            "request_id",
            "traceid");
    private static final Set<String> REFUSALS = Set.of("401", "403", "unauthorized", "unauthenticated", "forbidden");

    private Disguise() {}

    /** Returns what the content is: a page that asks to log in, or an error envelope; empty when it is neither or not known. */
    static Optional<String> of(Answer answer) {
        if (isStandIn(answer)) {
            return Optional.of(CHALLENGED);
        }
        if (isOfOtherLength(answer)) {
            return Optional.of(OTHER_LENGTH);
        }
        return isContentOfControl(answer) ? Optional.empty() : ofContent(answer);
    }

    /** What a valid credential gets is the resource, whatever its members are called. */
    private static boolean isContentOfControl(Answer answer) {
        return answer.control()
                .filter(control -> control.status() / 100 == 2)
                .map(Response::content)
                .filter(content -> content.isKnown() && !content.isEmpty())
                .filter(content -> content.equals(answer.response().content()))
                .isPresent();
    }

    /** Whoever gets in is not challenged and gets something else. */
    private static boolean isStandIn(Answer answer) {
        if (answer.challenges().isEmpty() || !answer.grantsAccess()) {
            return false;
        }
        return answer.control()
                .filter(control -> control.status() / 100 == 2)
                .filter(control -> !control.headers().contains("WWW-Authenticate"))
                .filter(control -> answer.isMethod(Method.HEAD) || isOther(control, answer.response()))
                .isPresent();
    }

    /** All that HEAD tells of a page; its GET tells what the page is. */
    private static boolean isOfOtherLength(Answer answer) {
        Optional<String> length = answer.headers().first("Content-Length");
        return answer.isMethod(Method.HEAD)
                && answer.grantsAccess()
                && length.isPresent()
                && answer.control()
                        .filter(control -> control.status() / 100 == 2)
                        .flatMap(control -> control.headers().first("Content-Length"))
                        .filter(other -> !other.equals(length.get()))
                        .isPresent();
    }

    private static boolean isOther(Response control, Response response) {
        Body content = response.content();
        return response.status() == 304
                || (control.content().isKnown() && content.isKnown() && !content.equals(control.content()));
    }

    private static Optional<String> ofContent(Answer answer) {
        Response response = answer.response();
        Body content = response.content();
        String type = response.mediaType().orElse("");
        if (type.startsWith("application/grpc")) {
            return Optional.of(PROTOCOL_ENVELOPE).filter(error -> !isOk(response));
        }
        if (!content.isKnown() || content.isEmpty() || answer.isMethod(Method.HEAD)) {
            return Optional.empty();
        }
        if (type.endsWith("/json") || type.endsWith("+json")) {
            return json(answer, type);
        }
        if (type.equals("text/plain") && isWords(answer.text())) {
            return Optional.of(ERROR_ENVELOPE);
        }
        return isLoginForm(answer.text()) ? Optional.of(LOGIN_FORM) : Optional.empty();
    }

    /** A refusal in so many words: "Unauthorized", "401 Unauthorized". */
    private static boolean isWords(String text) {
        if (text.length() > LONGEST_WORDS) {
            return false;
        }
        String words = text.strip().toLowerCase(Locale.ROOT);
        return REFUSALS.contains(words) || REFUSALS.contains(words.replaceFirst("^40[13] ", ""));
    }

    /** A gRPC error comes without content and with its status beside the header fields; else the status is in trailers, unknown. */
    private static boolean isOk(Response response) {
        return response.headers().first("grpc-status").filter("0"::equals).isPresent();
    }

    private static boolean isLoginForm(String text) {
        String html = text.toLowerCase(Locale.ROOT);
        return html.contains("<form")
                && (PASSWORD_INPUTS.stream().anyMatch(html::contains) || LoginWords.asksForUser(html));
    }

    private static Optional<String> json(Answer answer, String type) {
        if (type.equals("application/problem+json")) {
            return Optional.of(ERROR_ENVELOPE);
        }
        JsonContent content = answer.json();
        if (!hasError(content)) {
            return Optional.empty();
        }
        return Optional.of(isOfProtocol(answer, content) ? PROTOCOL_ENVELOPE : ERROR_ENVELOPE);
    }

    /** An error beside data is a partial result; an error alone, or a refusal's status in a member, is the whole answer. */
    private static boolean hasError(JsonContent content) {
        boolean data = isThere(content.member("data")) || isThere(content.member("result"));
        boolean error = isThere(content.member("error")) || isThere(content.member("errors"));
        return (error && !data)
                || STATUS_MEMBERS.stream().anyMatch(name -> isRefusal(content.member(name)))
                || SUCCESS_MEMBERS.stream().anyMatch(name -> isFalse(content.member(name)))
                || (OUTCOME_MEMBERS.stream().anyMatch(name -> isFailure(content.member(name)))
                        && saysNothingElse(content));
    }

    private static boolean isFailure(Optional<Member> member) {
        return member.map(m -> m.text().toLowerCase(Locale.ROOT))
                .filter(FAILURES::contains)
                .isPresent();
    }

    /** A job that has failed is a resource, and tells more of itself. */
    private static boolean saysNothingElse(JsonContent content) {
        return content.names().stream()
                .allMatch(name -> OF_ERRORS.contains(name.toLowerCase(Locale.ROOT))
                        || content.member(name).filter(Member::empty).isPresent());
    }

    private static boolean isFalse(Optional<Member> member) {
        return member.filter(m -> m.type() == JsonToken.BOOLEAN && m.text().equals("false"))
                .isPresent();
    }

    private static boolean isThere(Optional<Member> member) {
        return member.filter(m -> !m.empty() && !m.text().equals("false")).isPresent();
    }

    private static boolean isRefusal(Optional<Member> member) {
        return member.map(m -> m.text().toLowerCase(Locale.ROOT))
                .filter(REFUSALS::contains)
                .isPresent();
    }

    /** JSON-RPC and GraphQL report every error inside a 200. */
    private static boolean isOfProtocol(Answer answer, JsonContent content) {
        return content.member("jsonrpc").isPresent()
                || (content.member("errors")
                                .filter(m -> m.type() == JsonToken.BEGIN_ARRAY)
                                .isPresent()
                        && answer.request().map(Disguise::isGraphQl).orElse(true));
    }

    private static boolean isGraphQl(Request request) {
        return request.path().endsWith("/graphql")
                || JsonContent.of(request.body().text(StandardCharsets.UTF_8))
                        .member("query")
                        .isPresent();
    }
}
