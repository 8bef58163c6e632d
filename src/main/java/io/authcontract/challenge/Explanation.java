package io.authcontract.challenge;

/** Renders a problem like a compiler: the value, a caret under the octet, what is wrong, what it would have to be. */
final class Explanation {
    private static final int BEFORE = 60;
    private static final int AFTER = 30;
    private static final String CUT = "...";

    private Explanation() {}

    static String of(ParseProblem problem, String value) {
        StringBuilder out = new StringBuilder();
        if (problem.mistake() != Mistake.TOO_LONG) {
            excerpt(problem, value, out);
        }
        out.append("at octet ").append(problem.position()).append(": found ").append(problem.found());
        out.append(", wanted ").append(problem.wanted());
        if (!problem.mistake().advice().isEmpty()) {
            out.append(System.lineSeparator()).append(problem.mistake().advice());
        }
        return out.toString();
    }

    private static void excerpt(ParseProblem problem, String value, StringBuilder out) {
        int position = Math.min(problem.position(), value.length());
        int from = position > BEFORE + CUT.length() ? position - BEFORE : 0;
        int to = Math.min(value.length(), position + AFTER);
        String left = from > 0 ? CUT : "";
        String right = to < value.length() ? CUT : "";
        int start = Math.max(from, Math.min(problem.start(), position));
        out.append(left)
                .append(visible(value.substring(from, to)))
                .append(right)
                .append(System.lineSeparator());
        out.append(" ".repeat(left.length() + start - from))
                .append("~".repeat(position - start))
                .append('^')
                .append(System.lineSeparator());
    }

    /** One column for each octet, and nothing that a terminal would act on. */
    private static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(c >= 0x20 && c < 0x7F ? c : '?');
        }
        return shown.toString();
    }
}
