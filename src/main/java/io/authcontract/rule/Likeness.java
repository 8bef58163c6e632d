package io.authcontract.rule;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Method;
import io.authcontract.http.Response;
import java.util.Optional;

/** Whether an answer shows what the control showed: a representation that is the same, or JSON with the same members, of a list those of its first element. */
final class Likeness {
    private Likeness() {}

    /** Returns why the two cannot be compared; empty when they can. */
    static Optional<String> unknown(Answer answer) {
        if (answer.isMethod(Method.HEAD)) {
            return Optional.of("the answer to HEAD has no content to compare");
        }
        Optional<Exchange> control = answer.circumstances().control();
        if (control.isEmpty()) {
            return Optional.of("the control is unknown: declare it with Circumstances.control");
        }
        if (!Controls.worked(control.get())) {
            return Optional.of("the control did not work");
        }
        Optional<String> shown = control.get().response().map(Response::content).flatMap(Likeness::incomplete);
        return shown.map(why -> "of the control " + why)
                .or(() -> incomplete(answer.response().content()));
    }

    private static Optional<String> incomplete(Body body) {
        return Given.unknownContent(body);
    }

    static boolean isLikeControl(Answer answer) {
        return answer.control()
                .filter(control -> alike(answer.response(), control))
                .isPresent();
    }

    private static boolean alike(Response one, Response other) {
        Body content = one.content();
        if (content.isEmpty()) {
            return other.content().isEmpty();
        }
        return content.equals(other.content()) || haveSameMembers(one, other);
    }

    /** Values such as a time of access change from one answer to the next. */
    private static boolean haveSameMembers(Response one, Response other) {
        if (!isJson(one) || !isJson(other)) {
            return false;
        }
        JsonContent content = JsonContent.of(one.text());
        JsonContent wanted = JsonContent.of(other.text());
        return !content.names().isEmpty()
                ? content.names().equals(wanted.names())
                : !content.elementNames().isEmpty() && content.elementNames().equals(wanted.elementNames());
    }

    private static boolean isJson(Response response) {
        return response.mediaType()
                .filter(type -> type.endsWith("/json") || type.endsWith("+json"))
                .isPresent();
    }
}
