package io.authcontract.http;

/** The same, sent on an event loop. */
class ReuseAfterContentOnLoopTests extends ReuseAfterContentTests {
    @Override
    Transport over(Transport raw) {
        return new OnLoop(raw);
    }
}
