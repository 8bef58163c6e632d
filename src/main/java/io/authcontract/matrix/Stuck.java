package io.authcontract.matrix;

/** What keeps a trial from going on, in words for whoever wrote the contract. */
final class Stuck extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String because;

    Stuck(String because) {
        super(because);
        this.because = because;
    }

    String because() {
        return because;
    }
}
