package io.authcontract.http;

/** One word of a command line for sh: literal text in single quotes, each secret as a variable in double quotes. */
final class ShellWord {
    private ShellWord() {}

    static String of(String text, Marks marks) {
        StringBuilder word = new StringBuilder();
        int next = 0;
        for (Mark mark : marks.list()) {
            literal(text.substring(next, mark.start()), word);
            word.append("\"$").append(mark.variable()).append('"');
            next = mark.end();
        }
        literal(text.substring(next), word);
        return word.isEmpty() ? "''" : word.toString();
    }

    private static void literal(String text, StringBuilder word) {
        if (text.isEmpty()) {
            return;
        }
        if (text.chars().allMatch(c -> (c >= 0x20 && c < 0x7F) || c > 0xFF || c == '\n')) {
            word.append('\'').append(text.replace("'", "'\\''")).append('\'');
        } else {
            word.append("\"$(printf '").append(octal(text)).append("')\"");
        }
    }

    /** sh has no escape for an octet inside quotes, but its printf has. */
    private static String octal(String text) {
        StringBuilder format = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x7F && c != '\'' && c != '\\' && c != '%') {
                format.append(c);
            } else {
                format.append(String.format("\\%03o", (int) c & 0xFF));
            }
        }
        return format.toString();
    }
}
