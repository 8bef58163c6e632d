package io.authcontract.matrix;

import io.authcontract.http.Request;
import java.util.function.IntPredicate;

/**
 * Whether a line of a log is about one request. Its id is in no other line; its path may stand in those of other requests, and a slash alone anywhere.
 *
 * @param request the request
 * @param id what no other request has
 */
record LineNames(Request request, String id) {

    boolean hasId(String line) {
        return line.contains(id);
    }

    /** The id, or the path beside the status of the answer. */
    boolean isNamed(String line, int status) {
        return hasId(line) || (hasPath(line) && hasWord(line, Integer.toString(status)));
    }

    /** The path, which for the root needs its method or status beside it. */
    boolean isMentioned(String line, int status) {
        return isNamed(line, status)
                || (hasPath(line)
                        && (request.path().length() > 1
                                || hasWord(line, request.method().name())));
    }

    /** Not as a part of a longer path. The address of the service may stand before it. */
    private boolean hasPath(String line) {
        String path = request.path();
        String authority = request.origin().toString().replaceFirst("^.*//", "");
        for (int at = line.indexOf(path); at >= 0; at = line.indexOf(path, at + 1)) {
            boolean starts =
                    at == 0 || !isOfPath(line.charAt(at - 1)) || line.startsWith(authority, at - authority.length());
            if (starts && endsPath(line, at + path.length())) {
                return true;
            }
        }
        return false;
    }

    /** A full stop may end a sentence. */
    private static boolean endsPath(String line, int end) {
        return end == line.length()
                || !isOfPath(line.charAt(end))
                || (line.charAt(end) == '.' && (end + 1 == line.length() || !isOfPath(line.charAt(end + 1))));
    }

    private static boolean isOfPath(int c) {
        return Character.isLetterOrDigit(c) || "/-._~%".indexOf(c) >= 0;
    }

    private static boolean hasWord(String line, String word) {
        IntPredicate isOfWord = at -> at >= 0 && at < line.length() && Character.isLetterOrDigit(line.charAt(at));
        for (int at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
            if (!isOfWord.test(at - 1) && !isOfWord.test(at + word.length())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return id;
    }
}
