package io.authcontract.rule;

import io.authcontract.http.Request;
import java.util.Optional;

/** Who asked for what, in the words of a finding and as a key to remember it by. */
final class Sighting {
    private static final int LONGEST = 1000;

    private Sighting() {}

    static String of(Answer answer) {
        return answer.sighting();
    }

    static String of(Observation seen) {
        String line = seen.request().map(r -> r.method() + " " + r.path()).orElse("unknown request");
        return bounded(line) + ", credential "
                + seen.circumstances().credential().map(Enum::name).orElse("unknown");
    }

    /** The whole text, or nothing of it: the redactor comes later, and does not recognise half a secret. */
    static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.length() + " characters, " + Digests.of(text);
    }

    /** The resource, whatever the method and the query. */
    static String resource(Request request) {
        return withoutQuery(request.url());
    }

    static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    /** The credential that was sent and how, so that only like is compared with like. */
    static String scenario(Answer answer) {
        Circumstances known = answer.circumstances();
        StringBuilder key = new StringBuilder();
        key.append(known.credential()).append(known.presentation()).append(known.variation());
        for (String field : new String[] {"Authorization", "Cookie", "X-API-Key"}) {
            Optional<String> value = answer.request().flatMap(r -> r.headers().combined(field));
            key.append('\n').append(value.orElse(""));
        }
        return key.toString();
    }

    static boolean concerns(Rule rule, Observation seen) {
        Optional<Profile> profile = seen.circumstances().profile();
        return profile.isEmpty() || rule.profiles().contains(profile.get());
    }
}
