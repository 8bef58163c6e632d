package io.authcontract.http;

/** The same, sent on an event loop. */
class ReuseOnLoopTests extends ReuseTests {
    @Override
    Transport over(Transport raw) {
        return new OnLoop(raw);
    }
}
