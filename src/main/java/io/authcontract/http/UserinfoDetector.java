package io.authcontract.http;

/** The userinfo of a URL (RFC 3986 section 3.2.1): {@code http://alice:secret@localhost/}. */
final class UserinfoDetector implements Detector {
    private static final String BEFORE_AUTHORITY = "://";
    private static final String AFTER_AUTHORITY = "/?#\"'<>\\";

    @Override
    public void mark(String text, int from, int to, Marks marks) {
        int next = text.indexOf(BEFORE_AUTHORITY, from);
        while (next >= 0 && next < to) {
            int start = next + BEFORE_AUTHORITY.length();
            int end = Scan.skip(text, start, to, c -> !Tokens.isSpace(c) && AFTER_AUTHORITY.indexOf(c) < 0);
            marks.add(start, start + Math.max(0, text.substring(start, end).lastIndexOf('@')), "USERINFO");
            next = text.indexOf(BEFORE_AUTHORITY, end);
        }
    }
}
