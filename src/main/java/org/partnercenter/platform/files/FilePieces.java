package org.partnercenter.platform.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bytes of imported and exported files, in pieces: a file of 200 MB is written and read without ever being in memory whole. */
@Component
class FilePieces {

    private static final int PIECE = 512 * 1024;

    private final JdbcClient jdbc;

    FilePieces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a file, in the caller's transaction. */
    OutputStream write(String runKey) {
        return new OutputStream() {

            private final byte[] piece = new byte[PIECE];
            private int filled;
            private int number;

            @Override
            public void write(int b) {
                if (filled == PIECE) {
                    store();
                }
                piece[filled++] = (byte) b;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                int from = offset;
                while (from < offset + length) {
                    if (filled == PIECE) {
                        store();
                    }
                    int taken = Math.min(PIECE - filled, offset + length - from);
                    System.arraycopy(bytes, from, piece, filled, taken);
                    filled += taken;
                    from += taken;
                }
            }

            private void store() {
                jdbc.sql("insert into file_piece (run_key, number, content) values (?, ?, ?)")
                        .params(runKey, number++, Arrays.copyOf(piece, filled)).update();
                filled = 0;
            }

            @Override
            public void close() {
                if (filled > 0) {
                    store();
                }
            }
        };
    }

    /** Reads a file, a piece at a time. */
    InputStream read(String runKey) {
        int pieces = jdbc.sql("select count(*) from file_piece where run_key = ?").param(runKey).query(Integer.class).single();
        return new SequenceInputStream(new Enumeration<>() {

            private int next;

            @Override
            public boolean hasMoreElements() {
                return next < pieces;
            }

            @Override
            public InputStream nextElement() {
                if (!hasMoreElements()) {
                    throw new NoSuchElementException();
                }
                return new ByteArrayInputStream(jdbc.sql("select content from file_piece where run_key = ? and number = ?").params(runKey, next++)
                        .query((row, n) -> row.getBytes("content")).single());
            }
        });
    }

    /** Copies a file to where it goes. */
    void copy(String runKey, OutputStream to) throws IOException {
        try (InputStream from = read(runKey)) {
            from.transferTo(to);
        }
    }

    void delete(String runKey) {
        jdbc.sql("delete from file_piece where run_key = ?").param(runKey).update();
    }
}
