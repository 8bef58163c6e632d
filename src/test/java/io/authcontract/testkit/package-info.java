/** What our own tests share: exchanges written as text, and the catalogue of rules as data. */
@NullMarked
package io.authcontract.testkit;

import org.jspecify.annotations.NullMarked;
