/**
 * OkHttp: the transport that tests use by default. Uses only what OkHttp 4.12 and 5 have in common.
 */
@NullMarked
package io.authcontract.client.okhttp;

import org.jspecify.annotations.NullMarked;
