package io.authcontract.guide;

import io.authcontract.rule.RuleBook;

/** The book with the house rule in it. */
final class OrdersBook {
    static final RuleBook BOOK = RuleBook.standard().with(HouseRules.REQUEST_ID);

    private OrdersBook() {}
}
