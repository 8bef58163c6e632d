package io.authcontract.http;

import java.util.regex.Pattern;

/**
 * Tells whether a host, as written, is this machine. Nothing is resolved. Names below {@code .localhost} are left out although RFC 6761 reserves
 * them, because resolvers exist that ask the network for them; so are the shortened, octal and decimal spellings of addresses that some resolvers
 * understand.
 */
final class Loopback {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("127(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("::0{0,3}1|(?:0{1,4}:){7}0{0,3}1");
    private static final String MAPPED = "::ffff:";

    private Loopback() {}

    /** @param host in lower case, an IPv6 address without brackets */
    static boolean is(String host) {
        if (host.startsWith(MAPPED)) {
            return IPV4.matcher(host.substring(MAPPED.length())).matches();
        }
        return host.equals("localhost")
                || IPV4.matcher(host).matches()
                || IPV6.matcher(host).matches();
    }
}
