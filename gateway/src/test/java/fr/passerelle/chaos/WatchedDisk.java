package fr.passerelle.chaos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// A file system for H2 (`jdbc:h2:watch:/path`) that knows, of every file under watch, which
/// bytes a loss of power would leave: see [Platter]. It stands below H2's own enciphering layer.
public final class WatchedDisk extends FilePathWrapper {
    private static final Map<String, Platter> WATCHED = new ConcurrentHashMap<>();

    /// Watches the files of a database from now on.
    ///
    /// @param database its path without the suffix that H2 appends
    static void watch(String database, Platter platter) {
        FilePath.register(new WatchedDisk());
        WATCHED.put(database + ".mv.db", platter);
    }

    /// Lets go of what the disk of this database holds.
    static void forget(String database) {
        WATCHED.remove(database + ".mv.db");
    }

    @Override
    public String getScheme() {
        return "watch";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = super.open(mode);
        Platter platter = WATCHED.get(name.substring(getPrefix().length()));
        return platter == null ? file : new Watched(file, platter);
    }

    private static final class Watched extends FileBaseDefault {
        private final FileChannel file;
        private final Platter platter;

        Watched(FileChannel file, Platter platter) {
            this.file = file;
            this.platter = platter;
        }

        @Override
        public synchronized int read(ByteBuffer to, long position) throws IOException {
            return file.read(to, position);
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            byte[] bytes = new byte[from.remaining()];
            from.duplicate().get(bytes);
            platter.write(position, bytes);
            return file.write(from, position);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            platter.force();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            platter.truncate(size);
            file.truncate(size);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
