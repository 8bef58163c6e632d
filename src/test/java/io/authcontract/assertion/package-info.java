/** Tests of the assertions: what passes, what fails, and with which words. The full texts are below src/test/resources/golden. */
@NullMarked
package io.authcontract.assertion;

import org.jspecify.annotations.NullMarked;
