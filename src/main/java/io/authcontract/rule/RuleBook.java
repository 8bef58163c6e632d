package io.authcontract.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An ordered set of rules that judges observations. Immutable; judging never throws.
 *
 * @since 0.1.0
 */
public final class RuleBook {
    private static final Result UNCONCERNED = Result.notApplicable("it does not concern this profile");

    private final List<ExchangeRule> exchangeRules;
    private final List<SetRule> setRules;
    private final boolean strict;
    private final Set<String> failing;

    private RuleBook(List<ExchangeRule> exchangeRules, List<SetRule> setRules, boolean strict, Set<String> failing) {
        this.exchangeRules = List.copyOf(exchangeRules);
        this.setRules = List.copyOf(setRules);
        this.strict = strict;
        this.failing = Set.copyOf(failing);
    }

    /**
     * Returns the rules every API can be held to; opt-in rules are left out.
     *
     * @return the standard book
     */
    public static RuleBook standard() {
        return everything().keeping(rule -> !rule.optIn());
    }

    /**
     * Returns the standard rules, with every MUST and every major finding failing.
     *
     * @return the strict book
     */
    public static RuleBook strict() {
        RuleBook standard = standard();
        return new RuleBook(standard.exchangeRules, standard.setRules, true, Set.of());
    }

    /**
     * Returns every rule there is, opt-in rules included.
     *
     * @return the whole book
     */
    public static RuleBook everything() {
        return new RuleBook(Catalogue.EXCHANGE_RULES, Catalogue.SET_RULES, false, Set.of());
    }

    /**
     * Returns this book with more rules at its end.
     *
     * @param rules rules of your own
     * @return a new book
     * @throws IllegalArgumentException when a rule with that id is there already
     */
    public RuleBook with(ExchangeRule... rules) {
        List<ExchangeRule> all = new ArrayList<>(exchangeRules);
        Set<String> taken = new HashSet<>(ids());
        for (ExchangeRule rule : rules) {
            checkFree(rule.rule(), taken);
            all.add(rule);
        }
        return new RuleBook(all, setRules, strict, failing);
    }

    /**
     * Returns this book with one more set rule at its end.
     *
     * @param rule a rule of your own
     * @return a new book
     * @throws IllegalArgumentException when a rule with that id is there already
     */
    public RuleBook with(SetRule rule) {
        checkFree(rule.rule(), new HashSet<>(ids()));
        return new RuleBook(
                exchangeRules, Stream.concat(setRules.stream(), Stream.of(rule)).toList(), strict, failing);
    }

    private static void checkFree(Rule rule, Set<String> taken) {
        if (!taken.add(rule.id())) {
            throw new IllegalArgumentException("The book already has a rule \"" + rule.id()
                    + "\": give yours another id, or take the other one out with without(\"" + rule.id()
                    + "\") first.");
        }
    }

    /**
     * Returns this book without some rules.
     *
     * @param ids ids of rules of this book
     * @return a new book
     * @throws IllegalArgumentException when the book has no such rule
     */
    public RuleBook without(String... ids) {
        Set<String> unwanted = checked(ids);
        return keeping(rule -> !unwanted.contains(rule.id()));
    }

    /**
     * Returns a book of only some rules of this one.
     *
     * @param ids ids of rules of this book
     * @return a new book
     * @throws IllegalArgumentException when the book has no such rule
     */
    public RuleBook only(String... ids) {
        Set<String> wanted = checked(ids);
        return keeping(rule -> wanted.contains(rule.id()));
    }

    private Set<String> checked(String... ids) {
        List<String> known = ids();
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new IllegalArgumentException(
                        "This book has no rule \"" + id + "\". It has: " + String.join(", ", known));
            }
        }
        return new HashSet<>(Arrays.asList(ids));
    }

    private RuleBook keeping(Predicate<Rule> wanted) {
        Set<String> chosen = rules().stream()
                .filter(wanted)
                .map(Rule::id)
                .filter(failing::contains)
                .collect(Collectors.toSet());
        return new RuleBook(
                exchangeRules.stream().filter(r -> wanted.test(r.rule())).toList(),
                setRules.stream().filter(r -> wanted.test(r.rule())).toList(),
                strict,
                chosen);
    }

    /**
     * Returns this book with findings of some rules failing: those a team has decided to keep, opt-in rules among them. What a contract tolerates stays
     * tolerated.
     *
     * <pre>{@code
     * RuleBook.everything().failing("bruteforce-limited", "lockout-safe")
     * }</pre>
     *
     * @param ids ids of rules of this book
     * @return a new book
     * @throws IllegalArgumentException when the book has no such rule
     */
    public RuleBook failing(String... ids) {
        Set<String> more = new HashSet<>(failing);
        more.addAll(checked(ids));
        return new RuleBook(exchangeRules, setRules, strict, more);
    }

    /**
     * Returns the ids of all rules, in order.
     *
     * @return the ids
     */
    public List<String> ids() {
        return rules().stream().map(Rule::id).toList();
    }

    /**
     * Returns all rules as data, in order.
     *
     * @return the rules
     */
    public List<Rule> rules() {
        return Stream.concat(
                        exchangeRules.stream().map(ExchangeRule::rule),
                        setRules.stream().map(SetRule::rule))
                .toList();
    }

    /**
     * Returns the rules that only several exchanges together can meet or break.
     *
     * @return the set rules, in order
     */
    public List<SetRule> setRules() {
        return setRules;
    }

    /**
     * Judges one observation.
     *
     * @param observation the exchange and its circumstances
     * @return what every exchange rule of this book says
     */
    public Examination examine(Observation observation) {
        RuleResults results = new RuleResults(exchangeRules.size());
        for (ExchangeRule rule : exchangeRules) {
            results.ask(rule.rule(), () -> hinted(judge(rule, observation), observation));
        }
        return results.examination(this::graded);
    }

    /**
     * Judges several observations together.
     *
     * @param observations the observations
     * @return what every set rule of this book says
     */
    public Examination examine(Observations observations) {
        RuleResults results = new RuleResults(setRules.size());
        for (SetRule rule : setRules) {
            results.ask(rule.rule(), () -> rule.check(observations));
        }
        return results.examination(this::graded);
    }

    /**
     * Tells whether a finding on a whole run only repeats what single exchanges of it have shown: a method that lets everybody in is inconsistent, too.
     *
     * @param finding a finding of a set rule
     * @param found the ids of the rules that single exchanges break
     * @return whether one of those is the cause
     */
    public static boolean isRepeated(Finding finding, Set<String> found) {
        return Deduplication.isHidden(finding.rule().id(), found);
    }

    private static Result judge(ExchangeRule rule, Observation observation) {
        return Sighting.concerns(rule.rule(), observation) ? rule.check(observation) : UNCONCERNED;
    }

    private static Result hinted(Result result, Observation observation) {
        return result.findings().isEmpty()
                ? result
                : ClientViews.applied(
                        Result.of(result.findings().stream()
                                .map(finding -> FixHints.applied(finding, observation))
                                .toList()),
                        observation);
    }

    /**
     * Returns a finding as this book weighs it: failing where its rule was chosen with {@link #failing}, and in the strict book where {@link
     * Rule#failsWhenStrict()} says so.
     *
     * @param finding what a rule has found
     * @return the same facts; a tolerated finding stays as it is
     */
    public Finding graded(Finding finding) {
        Rule rule = finding.rule();
        boolean fails = failing.contains(rule.id()) || (strict && rule.failsWhenStrict());
        return fails && !finding.tolerated() ? new Finding(rule, finding.facts(), true) : finding;
    }
}
