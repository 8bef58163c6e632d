package stubclient;

/** The service did not do what it was asked. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    Refused(int status) {
        super("The orders service answered " + status + ".");
        this.status = status;
    }

    public int status() {
        return status;
    }
}
