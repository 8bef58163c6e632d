/**
 * What a service promises: its name, its address, who calls it, and which hosts may be called at all. Read it to write a contract.
 */
@NullMarked
package io.authcontract.contract;

import org.jspecify.annotations.NullMarked;
