package io.authcontract.rule;

import io.authcontract.http.Method;

/** What in an answer tells which framework wrote it, and where in it. */
@FunctionalInterface
interface Signature {
    boolean in(Answer answer);

    default Signature and(Signature other) {
        return answer -> in(answer) && other.in(answer);
    }

    static Signature status(int status) {
        return answer -> answer.status() == status;
    }

    static Signature field(String name, String value) {
        return answer -> answer.headers().values(name).contains(value);
    }

    static Signature fieldStarts(String name, String start) {
        return answer -> answer.headers().values(name).stream().anyMatch(value -> value.startsWith(start));
    }

    static Signature without(String name) {
        return answer -> !answer.headers().contains(name);
    }

    static Signature asked(String name) {
        return answer ->
                answer.request().filter(r -> r.headers().contains(name)).isPresent();
    }

    static Signature method(Method... methods) {
        return answer -> {
            boolean any = false;
            for (Method method : methods) {
                any |= answer.isMethod(method);
            }
            return any;
        };
    }

    static Signature unsafe() {
        return answer -> answer.request().filter(r -> !r.method().isSafe()).isPresent();
    }

    static Signature body(String text) {
        return answer -> answer.text().contains(text);
    }

    static Signature wholeBody(String text) {
        return answer -> !answer.response().content().isTruncated()
                && answer.text().strip().equals(text);
    }

    static Signature noBody() {
        return answer -> answer.response().content().isEmpty();
    }
}
