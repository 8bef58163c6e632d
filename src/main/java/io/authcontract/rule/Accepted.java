package io.authcontract.rule;

import io.authcontract.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The media ranges a request names in Accept (RFC 9110 section 12.5.1), those it excludes with q=0 left out. */
final class Accepted {
    private Accepted() {}

    static List<String> ranges(Request request) {
        List<String> ranges = new ArrayList<>();
        for (String member : request.headers().combined("Accept").orElse("").split(",", -1)) {
            String[] parts = member.toLowerCase(Locale.ROOT).split(";", -1);
            if (parts.length > 0 && !isExcluded(parts)) {
                ranges.add(parts[0].strip());
            }
        }
        return ranges;
    }

    /** Names JSON and no page: what a program asks for, not a person. */
    static boolean onlyJson(Request request) {
        List<String> ranges = ranges(request);
        return ranges.stream().anyMatch(range -> range.equals("application/json") || range.endsWith("+json"))
                && !ranges.contains("text/html");
    }

    private static boolean isExcluded(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String weight = parts[i].strip();
            if (weight.startsWith("q=0") && weight.substring(3).chars().allMatch(c -> c == '.' || c == '0')) {
                return true;
            }
        }
        return false;
    }
}
