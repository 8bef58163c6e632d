package io.authcontract.matrix;

import io.authcontract.http.HostNotAllowedException;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Hook;
import java.net.URI;
import java.util.Set;
import java.util.function.Consumer;

/** Follows the addresses that refusals without a token name, and asks for the metadata of the resource there (RFC 9728 section 5). */
final class MetadataTrial implements Trial {
    private final Bench bench;
    private final Set<URI> addresses;

    MetadataTrial(Bench bench, Set<URI> addresses) {
        this.bench = bench;
        this.addresses = addresses;
    }

    @Override
    public Hook hook() {
        return Hook.OTHER_HOST;
    }

    @Override
    public Set<String> rules() {
        return Set.of("prm-valid", "mcp-discovery");
    }

    @Override
    public void run(Consumer<Happening> tell) {
        addresses.forEach(address -> follow(address, tell));
    }

    private void follow(URI address, Consumer<Happening> tell) {
        try {
            tell.accept(new Happening.Followed(bench.send(Request.of(Method.GET, address))));
        } catch (HostNotAllowedException elsewhere) {
            tell.accept(new Happening.Untried(hook(), String.valueOf(elsewhere.getMessage())));
        }
    }
}
