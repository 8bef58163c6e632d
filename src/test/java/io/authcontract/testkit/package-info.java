/** What our own tests share: services on loopback sockets, well-behaved and hostile. */
package io.authcontract.testkit;
