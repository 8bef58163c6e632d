/** Tests of the OkHttp adapters, over loopback sockets. */
@NullMarked
package io.authcontract.client.okhttp;

import org.jspecify.annotations.NullMarked;
