package io.authcontract.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets one JVM at a time, and within it one thread, work in a folder. The lock belongs to the process: where that dies the lock is free. Its file
 * stays, because to delete it would let two wait for different files of one name.
 */
final class FolderLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    static FolderLock acquire(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            return new FolderLock(channel, await(channel, file));
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private static FileLock await(FileChannel channel, Path file) throws IOException {
        for (long i = 0; i < PATIENCE.toNanos() / PAUSE_NANOS; i++) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("Interrupted while waiting for " + file);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IOException("Another process has held " + file + " for " + PATIENCE.toMinutes()
                + " minutes. End it, or give this run a folder of its own: -Dauthcontract.report.dir=..");
    }

    /** Another thread of this JVM is told by an exception, another process by null. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameJvm) {
            return null;
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
