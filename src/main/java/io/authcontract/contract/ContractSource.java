package io.authcontract.contract;

/**
 * Supplies a contract. A class named in an annotation is public or package-private, top-level or static, and has a constructor without
 * parameters.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ContractSource {

    /**
     * Returns the contract. Called when a test first needs it.
     *
     * @param context service address and secrets of this run
     * @return the contract
     */
    Contract contract(ContractContext context);
}
