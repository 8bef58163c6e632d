/**
 * What the RFCs ask of a refusal: rules with level and citation, the observation they judge, and findings as data. Needs neither AssertJ nor
 * JUnit. Read it to judge a recorded exchange, or to write a rule of your own.
 */
@NullMarked
package io.authcontract.rule;

import org.jspecify.annotations.NullMarked;
