/** What the documents show, compiled and run. */
@NullMarked
package io.authcontract.guide;

import org.jspecify.annotations.NullMarked;
