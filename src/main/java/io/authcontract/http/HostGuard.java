package io.authcontract.http;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides which hosts requests may go to. Without further permission that is this machine only: the name {@code localhost} and loopback addresses
 * as written, because a name that merely resolves to loopback may resolve to something else a moment later.
 *
 * <p>Every other host has to be allowed by its literal name, and even then only safe methods (RFC 9110 section 9.2.1) are let through, until
 * further methods are switched on one by one. Immutable.
 *
 * @since 0.1.0
 */
public final class HostGuard {
    private static final HostGuard LOOPBACK = new HostGuard(Set.of(), Set.of());

    private final Set<String> hosts;
    private final Set<Method> unsafeMethods;

    private HostGuard(Set<String> hosts, Set<Method> unsafeMethods) {
        this.hosts = hosts;
        this.unsafeMethods = unsafeMethods;
    }

    /**
     * Returns the guard that lets requests to this machine through and no others.
     *
     * @return the guard
     */
    public static HostGuard loopbackOnly() {
        return LOOPBACK;
    }

    /**
     * Returns a guard that also lets safe requests to these hosts through.
     *
     * @param names literal host names or addresses, compared ignoring case
     * @return a new guard
     * @throws IllegalArgumentException when a name is no literal host: a placeholder, a wildcard, an address with scheme, port or path; the message
     *     says what to write
     */
    public HostGuard allowing(Collection<String> names) {
        Set<String> all = new TreeSet<>(hosts);
        names.forEach(name -> all.add(LiteralHostName.checked(name)));
        return new HostGuard(all, unsafeMethods);
    }

    /**
     * Returns a guard that also lets these methods through to the allowed hosts.
     *
     * @param methods methods that are not safe, for example DELETE
     * @return a new guard
     */
    public HostGuard allowingUnsafe(Collection<Method> methods) {
        Set<Method> all = new HashSet<>(unsafeMethods);
        all.addAll(methods);
        return new HostGuard(hosts, all);
    }

    /**
     * Checks where a request goes.
     *
     * @param request the request
     * @throws HostNotAllowedException when it may not go there; the message says what to write
     */
    public void check(Request request) {
        String host = request.origin().host().toLowerCase(Locale.ROOT);
        if (Loopback.is(host)) {
            return;
        }
        if (!hosts.contains(host)) {
            throw new HostNotAllowedException(refusal(request, host));
        }
        if (!request.method().isSafe() && !unsafeMethods.contains(request.method())) {
            throw new HostNotAllowedException(unsafeRefusal(request, host));
        }
    }

    private String refusal(Request request, String host) {
        String allowed = hosts.isEmpty() ? "no other host is" : "besides only " + String.join(", ", hosts) + " is";
        return "Refused to send " + Redaction.standard().requestLine(request) + ": \"" + host
                + "\" is not this machine, and "
                + allowed + " allowed. If these requests may go there, name the host literally: allowHosts(\"" + host
                + "\") in the contract, or allowHosts = \"" + host
                + "\" in @AuthContract. The base address is no permission.";
    }

    private String unsafeRefusal(Request request, String host) {
        String allowed = unsafeMethods.isEmpty()
                ? "none is"
                : unsafeMethods.stream().map(Method::name).sorted().collect(Collectors.joining(", ")) + " are";
        return "Refused to send " + Redaction.standard().requestLine(request) + ": " + request.method()
                + " may change something on \"" + host
                + "\", and methods that are not safe are switched on one by one; " + allowed
                + " so far. If nothing there can be harmed, write allowUnsafeMethods(\"" + request.method()
                + "\") in the contract, or allowUnsafeMethods = \"" + request.method() + "\" in @AuthContract.";
    }
}
