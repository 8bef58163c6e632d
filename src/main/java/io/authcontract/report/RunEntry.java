package io.authcontract.report;

/**
 * One run of one contract in {@code matrix.json}, under {@code contracts}. The names of the members are those of the schema.
 *
 * @param number its place in the document, from 1
 * @param name the name of the contract
 * @param testClass the test class that ran it
 * @param complete whether every cell of the contract is here
 * @param stub whether the stub answered in place of a service
 * @param generated when it ended
 */
record RunEntry(int number, String name, String testClass, boolean complete, boolean stub, String generated) {

    RunEntry numbered(int other) {
        return new RunEntry(other, name, testClass, complete, stub, generated);
    }

    RunEntry completed(boolean whether) {
        return new RunEntry(number, name, testClass, whether, stub, generated);
    }

    String simpleClass() {
        return testClass.substring(testClass.lastIndexOf('.') + 1);
    }
}
