package org.partnercenter.platform.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.attachment.Upload;

/**
 * The parts of a multipart request, read by the action that takes them and by nothing before it: a stranger's request leaves no file on
 * the disk. Pages send their CSRF token as a header.
 */
public final class MultipartBody {

    private static final int MAX_PARTS = 50;
    private static final int MAX_TEXT = 64 * 1024;
    /** A file name of 255 characters, each of three bytes or more. */
    private static final int MAX_PART_HEADER = 4096;

    private MultipartBody() {
    }

    /** What one file part is handed to, as a stream. */
    public interface FileTaker<T> {
        T take(String fileName, InputStream content) throws IOException;
    }

    /** Texts and files by field, for {@link org.partnercenter.platform.forms.ApiForm#check}; files of more than {@code maxBytes} together are refused. */
    public static Map<String, Object> read(HttpServletRequest request, long maxBytes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        long[] left = {maxBytes};
        parts(request, maxBytes, part -> {
            if (fields.containsKey(part.getFieldName())) {
                throw Refusal.field(part.getFieldName(), "is there twice");
            }
            try (InputStream content = part.getInputStream()) {
                if (part.isFormField()) {
                    byte[] text = content.readNBytes(MAX_TEXT + 1);
                    if (text.length > MAX_TEXT) {
                        throw Refusal.field(part.getFieldName(), "is too long");
                    }
                    fields.put(part.getFieldName(), new String(text, StandardCharsets.UTF_8));
                } else if (!name(part).isEmpty()) {
                    byte[] file = limited(content, part.getFieldName(), left[0]).readAllBytes();
                    left[0] -= file.length;
                    fields.put(part.getFieldName(), new Upload(name(part), file));
                }
            }
            return true;
        });
        return fields;
    }

    /** Hands the one file of the request on as a stream; 400 naming {@code field} when it is not there or too large. */
    public static <T> T file(HttpServletRequest request, String field, long maxBytes, FileTaker<T> taker) {
        Object[] taken = new Object[1];
        parts(request, maxBytes, part -> {
            if (!field.equals(part.getFieldName()) || part.isFormField()) {
                throw Refusal.field(part.getFieldName(), "is not a field of this action");
            }
            try (InputStream content = part.getInputStream()) {
                String name = name(part);
                if (name.isEmpty() || name.length() > 255) {
                    throw Refusal.field(field, "needs a file name of at most 255 characters");
                }
                taken[0] = taker.take(name, limited(content, field, maxBytes));
            }
            return false;
        });
        if (taken[0] == null) {
            throw Refusal.field(field, "is required, as a part of multipart/form-data");
        }
        @SuppressWarnings("unchecked")
        T result = (T) taken[0];
        return result;
    }

    /** Takes one part, and answers whether the next is wanted. */
    private interface PartTaker {
        boolean take(FileItemInput part) throws IOException;
    }

    private static void parts(HttpServletRequest request, long maxBytes, PartTaker taker) {
        if (!isMultipart(request)) {
            throw Refusal.field("file", "must be sent as multipart/form-data");
        }
        try {
            JakartaServletFileUpload<?, ?> upload = new JakartaServletFileUpload<>();
            upload.setHeaderCharset(StandardCharsets.UTF_8);
            upload.setMaxPartHeaderSize(MAX_PART_HEADER);
            FileItemInputIterator parts = upload.getItemIterator(request);
            for (int n = 0; parts.hasNext(); n++) {
                if (n == MAX_PARTS) {
                    throw Refusal.field("file", "has too many parts");
                }
                if (!taker.take(parts.next())) {
                    return;
                }
            }
        } catch (FileUploadException e) {
            throw Refusal.field("file", "is not well-formed multipart/form-data");
        } catch (IOException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever the method is: a whitelist is put. */
    private static boolean isMultipart(HttpServletRequest request) {
        return Objects.toString(request.getContentType(), "").toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** The name without the path that some browsers send. */
    private static String name(FileItemInput part) {
        String name;
        try {
            name = Objects.toString(part.getName(), "");
        } catch (InvalidPathException e) {
            throw Refusal.field(part.getFieldName(), "needs a file name that is one");
        }
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).strip();
    }

    private static InputStream limited(InputStream content, String field, long maxBytes) {
        return new InputStream() {

            private long read;

            @Override
            public int read() throws IOException {
                int b = content.read();
                count(b < 0 ? 0 : 1);
                return b;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int n = content.read(bytes, offset, length);
                count(Math.max(n, 0));
                return n;
            }

            private void count(int bytes) {
                read += bytes;
                if (read > maxBytes) {
                    throw Refusal.field(field, "must be at most " + maxBytes / (1024 * 1024) + " MB");
                }
            }
        };
    }
}
