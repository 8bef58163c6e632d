package io.authcontract.rule;

import static io.authcontract.rule.Profile.API;
import static io.authcontract.rule.Profile.BROWSER;
import static io.authcontract.rule.Profile.CRAWLER;
import static io.authcontract.rule.Profile.MCP;
import static io.authcontract.rule.Profile.PROXY;

import java.util.Set;

/** The sets of profiles that more than one rule concerns. */
final class Audience {
    static final Set<Profile> EVERYONE = Set.of(API, BROWSER, CRAWLER, MCP, PROXY);
    static final Set<Profile> TOKEN_CLIENTS = Set.of(API, MCP);
    static final Set<Profile> PEOPLE_AND_PROGRAMS = Set.of(API, BROWSER, MCP);
    static final Set<Profile> PROGRAMS = Set.of(API, CRAWLER, MCP);

    private Audience() {}
}
