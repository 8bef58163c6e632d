package io.authcontract.stub;

import io.authcontract.http.Field;
import io.authcontract.http.Headers;
import io.authcontract.http.Redaction;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a stub received, redacted before it is kept. Of very many requests the latest are kept. */
final class Journal {
    private static final int MOST = 10_000;

    private final Redaction redaction;
    private final Deque<StubRequest> latest = new ArrayDeque<>();

    Journal(Redaction redaction) {
        this.redaction = redaction;
    }

    void record(Request request, String prefix, Response response, Optional<Account> account) {
        String target = request.target();
        StubRequest entry = new StubRequest(
                request.method(),
                redaction.text(target.startsWith(prefix) ? target.substring(prefix.length()) : target),
                redacted(request.headers()),
                account.map(Account::name),
                response.status());
        synchronized (latest) {
            if (latest.size() == MOST) {
                latest.removeFirst();
            }
            latest.addLast(entry);
        }
    }

    private Headers redacted(Headers headers) {
        List<Field> fields = new ArrayList<>();
        for (Field field : headers) {
            String line = redaction.field(field);
            int colon = line.indexOf(": ");
            fields.add(new Field(line.substring(0, colon), line.substring(colon + 2)));
        }
        return Headers.of(fields);
    }

    List<StubRequest> list() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }

    void clear() {
        synchronized (latest) {
            latest.clear();
        }
    }
}
