/** Tests of the REST-assured adapter, over loopback sockets. */
@NullMarked
package io.authcontract.client.restassured;

import org.jspecify.annotations.NullMarked;
