package io.authcontract.rule;

import java.util.List;
import java.util.Set;

/**
 * Paths of a server's file system in a text, told from paths of URLs: a Windows drive, or a root directory of Unix followed by a file of code or
 * configuration.
 */
final class FilePaths {
    private static final List<String> ROOTS =
            List.of("/srv/", "/home/", "/usr/", "/var/", "/opt/", "/etc/", "/root/", "/tmp/", "/Users/");
    private static final Set<String> FILES = Set.of(
            "java",
            "class",
            "jar",
            "war",
            "kt",
            "py",
            "pyc",
            "rb",
            "php",
            "go",
            "cs",
            "dll",
            "so",
            "ts",
            "yml",
            "yaml",
            "properties",
            "conf",
            "env",
            "pem",
            "key",
            "sqlite",
            "db");

    private static final int LONGEST_SEGMENT = 64;

    private FilePaths() {}

    /** Returns where the first path begins, or -1. */
    static int first(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' && isStart(text, i)) {
                int end = end(text, i);
                if (isUnixPath(text.substring(i, end))) {
                    return i;
                }
                i = end;
            } else if (c == '\\' && isDrive(text, i)) {
                return i - 2;
            }
        }
        return -1;
    }

    /** Returns the path a text begins with. */
    static String leading(String text) {
        return text.substring(0, end(text, 0));
    }

    /** Inside a URL a slash follows a host or another segment. */
    private static boolean isStart(String text, int slash) {
        return slash == 0 || (!isPathPart(text.charAt(slash - 1)) && text.charAt(slash - 1) != ':');
    }

    private static int end(String text, int start) {
        int end = start;
        while (end < text.length() && isPathPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isUnixPath(String path) {
        String file = path.endsWith(".") ? path.substring(0, path.length() - 1) : path;
        int dot = file.lastIndexOf('.');
        return ROOTS.stream().anyMatch(path::startsWith)
                && dot > file.lastIndexOf('/')
                && FILES.contains(file.substring(dot + 1));
    }

    private static boolean isDrive(String text, int backslash) {
        return backslash >= 2
                && text.charAt(backslash - 1) == ':'
                && isLetter(text.charAt(backslash - 2))
                && (backslash == 2 || !isLetter(text.charAt(backslash - 3)))
                && isPathAfterDrive(text, backslash);
    }

    /** Two backslashes as JSON writes one, or two segments: {@code "option B:\nchoose"} has an escape after its colon and no path. */
    private static boolean isPathAfterDrive(String text, int backslash) {
        boolean escaped = backslash + 1 < text.length() && text.charAt(backslash + 1) == '\\';
        int start = escaped ? backslash + 2 : backslash + 1;
        int end = Math.min(text.length(), start + LONGEST_SEGMENT);
        int at = start;
        while (at < end && isPathPart(text.charAt(at))) {
            at++;
        }
        return at > start
                && isLetter(text.charAt(start))
                && (escaped
                        || text.startsWith("Program Files", start)
                        || (at < text.length() && text.charAt(at) == '\\'));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isPathPart(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || "/._-~%@+".indexOf(c) >= 0;
    }
}
