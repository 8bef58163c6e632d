package io.authcontract.rule;

import java.util.Map;

/** What the reader of docs/state-of-401.md has to know before the tables. */
final class StateOf401Head {
    private StateOf401Head() {}

    static String text(Map<String, Integer> counts) {
        String text = TEXT;
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            text = text.replace("{" + count.getKey() + "}", String.valueOf(count.getValue()));
        }
        return text;
    }

    private static final String TEXT =
            """
            # The state of 401

            How {servers} configurations of real servers and frameworks refuse a request, judged by the standard rule book. Generated: after a change of a rule

                mvn test -Dtest=StateOf401Tests -Dauthcontract.write-state-of-401=true

            writes this file anew from `src/test/resources/captures/wild`; without the property the test compares.

            The captures were taken on 2026-11-23 with hand-written request octets against servers on one machine. A name that ends in BROKEN is a deliberate
            misconfiguration, one that ends in good or fixed its repaired twin; everything else is a product's default or its documented plain use. A finding
            may come from the few lines of handler around a product: the configuration says what was set up.

            ## What was judged

            | | |
            |---|--:|
            | captures | {captures} |
            | exchanges judged | {judged} |
            | sums of a measurement (`timing/*`, `brute/*`): no exchange was kept | {sums} |
            | second requests (`keepalive/*/2`) on a connection that the server had ended with its first answer: never read | {cut short} |

            Of the exchanges judged, {NONE} carried no credential, {MALFORMED} a malformed one, {INVALID} an invalid one, {UNDER_SCOPED} one without the needed
            permission, {VALID} a valid one, and of {unknown kind} the case does not tell. Of {unknown access} it is not known who may have the answer. Rules
            that need what is not known say nothing there; those about the form of an answer judge all of them.

            ## How a case is read

            | case | credential | who may call |
            |---|---|---|
            | `method/<M>/none`, `wrong`, `good` | none, invalid, valid | secured where the good credential got anything but 404, 405 or 501 (400 for TRACE and invented methods): else there is no such operation, and nothing is asked about access |
            | `cred/*` | malformed; invalid for `unknown-scheme`, `negotiate-scheme`, `aws4`; unknown for `huge-*`, which may be refused for its size with any 4xx (RFC 9110 section 5.4) | secured |
            | `basic/*`, `bearer/*`, `digest/*` | by name, where the scheme is the server's; else invalid, or malformed where the form is | secured; not asked for a good secret in a form that a server may read or not (`good-tab`, `missing-opaque` ...) |
            | `bearer/<token>` | invalid where an RFC says so (`crit-unknown`, `nbf-future`, `alg-none` ...); unknown for tokens a server may take (`no-kid`, `typ-odd`, `no-exp` ...) | secured |
            | `*/good-lowercase-scheme`, `good-uppercase-scheme`, `good-two-spaces` | valid, presented in that way | secured |
            | `bearer/good-as-Token-scheme`, `good-under-wrong-scheme`, `good-no-scheme`, `good-colon-scheme` | a good token under another scheme | secured |
            | `*/two-headers-*`, `*/comma-list-*`, `bearer/query-and-header` ... | two credentials in one request | secured |
            | `scope/<token>/<M>` | under-scoped where it was refused and the token with the scope was accepted; unknown where nothing tells | secured where the resource is there |
            | `order/*`, `accept/*`, `cors/*`, `override/*`, `keepalive/*` | by the last word, else none | secured; `public/*` is open; not asked for paths that do not exist, upgrades to websocket, and origins that the server refuses whatever the credential |
            | `path/*` | none or valid | secured only where that spelling gives the protected content to the good credential, or to anybody |
            | `spoof/*` | none; unknown where the good credential stands in another field, or is folded | secured; not asked for another Host |
            | `proto/*` | none | secured; not asked without Host, where 400 is right or another host may answer |

            The good request with the same method is the control of the others, the good GET where that failed. Browsers are the callers in `accept/html`,
            `accept/sec-fetch-navigate` and `accept/xhr`, a crawler in `accept/googlebot`, MCP clients with the MCP SDK, programs everywhere else.

            Servers that are read in another way: a proxy refuses to pass a request on, so who may call is not asked, and where the request was not written for a
            proxy not even what it carried; for login forms (and other servers without a readable good credential) a 2xx cannot be told from a page of login, so it
            is not judged as access; `apache-require-user` got a valid user whom it does not permit; the scheme of `drf-token` is Token; `drf-session` and the
            `none-entrypoint` servers read no Authorization field; `httpbin-bearer` takes any token, and the paths of `httpbin-basic` name the password.

            In the tables a number counts exchanges, and the case in brackets is the first of them. Findings that only repeat a root cause are left out, as
            everywhere. All requests went over http on one machine, and no web origin is declared: what depends on TLS or on another origin is not shown.

            """;
}
