package io.authcontract.matrix;

import io.authcontract.http.Exchange;
import io.authcontract.http.HostNotAllowedException;
import io.authcontract.http.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sitemaps of a service: the usual one, those that robots.txt names, and those that these name. Other hosts are asked only where the contract allows it. */
final class Sitemaps {
    private static final int MOST = 10;

    private final Bench bench;
    private final Set<String> asked = new HashSet<>();
    private final Set<String> pages = new LinkedHashSet<>();
    private int found;

    Sitemaps(Bench bench) {
        this.bench = bench;
    }

    /** The addresses of the pages, as written. */
    Set<String> pages() {
        Deque<Request> next = new ArrayDeque<>(named());
        next.add(bench.root("/sitemap.xml"));
        while (!next.isEmpty() && asked.size() < MOST) {
            Request request = next.remove();
            if (asked.add(request.url())) {
                answer(request).flatMap(Exchange::response).map(Sitemap::of).ifPresent(map -> {
                    found += map.isEmpty() ? 0 : 1;
                    pages.addAll(map.pages());
                    map.sitemaps()
                            .forEach(other -> Reference.from(request, other).ifPresent(next::add));
                });
            }
        }
        return pages;
    }

    int found() {
        return found;
    }

    private List<Request> named() {
        Request robots = bench.root("/robots.txt");
        return answer(robots).flatMap(Exchange::response).stream()
                .flatMap(response -> response.text().lines())
                .map(String::strip)
                .filter(line -> line.regionMatches(true, 0, "sitemap:", 0, 8))
                .limit(MOST)
                .flatMap(line -> Reference.from(robots, line.substring(8)).stream())
                .toList();
    }

    private Optional<Exchange> answer(Request request) {
        try {
            return Optional.of(bench.send(request)).filter(exchange -> exchange.hasStatus(200));
        } catch (HostNotAllowedException elsewhere) {
            return Optional.empty();
        }
    }
}
