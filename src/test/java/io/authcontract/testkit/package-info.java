/** What our own tests share: raw and hostile servers, exchanges made of text, expected failures. */
@NullMarked
package io.authcontract.testkit;

import org.jspecify.annotations.NullMarked;
