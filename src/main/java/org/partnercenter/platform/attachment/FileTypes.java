package org.partnercenter.platform.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.Tika;

/** Checks that a file's content is what its name says: a renamed archive is not a document. */
public final class FileTypes {

    private static final Tika TIKA = new Tika();
    private static final Map<String, String> CONTENT_TYPES = Map.ofEntries(
            Map.entry(".pdf", "application/pdf"),
            Map.entry(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry(".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry(".csv", "text/csv"),
            Map.entry(".zip", "application/zip"),
            Map.entry(".ofd", "application/ofd"),
            Map.entry(".msg", "application/vnd.ms-outlook"),
            Map.entry(".eml", "message/rfc822"),
            Map.entry(".jpg", "image/jpeg"),
            Map.entry(".jpeg", "image/jpeg"),
            Map.entry(".png", "image/png"),
            Map.entry(".bmp", "image/bmp"));
    /** The folder inside an OOXML archive that tells which kind of document it is. */
    private static final Map<String, String> OOXML_PARTS = Map.of(".docx", "word/", ".xlsx", "xl/", ".pptx", "ppt/");

    private FileTypes() {
    }

    /** The extension with its dot in lower case, empty when the name has none. */
    public static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    /** The content type that goes with the name's extension. */
    public static String contentType(String name) {
        return CONTENT_TYPES.getOrDefault(extension(name), "application/octet-stream");
    }

    /** Why a file with one of the allowed extensions cannot be accepted, or nothing. */
    public static Optional<String> objection(Upload file, List<String> allowed) {
        String extension = extension(file.name());
        if (!allowed.contains(extension)) {
            return Optional.of("must be a file of type " + String.join(" ", allowed));
        }
        if (file.content().length == 0) {
            return Optional.of("is an empty file");
        }
        return contentMatches(extension, file.content()) ? Optional.empty()
                : Optional.of("does not contain what its name " + extension + " says");
    }

    private static boolean contentMatches(String extension, byte[] content) {
        String found = TIKA.detect(content);
        return switch (extension) {
            case ".pdf", ".png", ".bmp" -> found.equals(CONTENT_TYPES.get(extension));
            case ".jpg", ".jpeg" -> found.equals("image/jpeg");
            case ".zip" -> found.equals("application/zip");
            // an encrypted workbook is an OLE container; who reads workbooks says so more clearly than "wrong type"
            case ".xlsx" -> isOoxml(content, extension) || isOleWith(content, "EncryptedPackage");
            case ".docx", ".pptx" -> isOoxml(content, extension);
            case ".ofd" -> hasEntry(content, "OFD.xml");
            case ".msg" -> isOleWith(content, "__properties_version1.0");
            case ".eml" -> found.equals("message/rfc822") || isText(content) && new String(content, StandardCharsets.UTF_8)
                    .lines().limit(40).anyMatch(l -> l.matches("(?i)(from|to|subject|date|received|message-id|mime-version):.*"));
            case ".csv" -> isText(content);
            default -> false;
        };
    }

    /** Whether it is an archive with that entry at its top, as OFD documents are (GB/T 33190). */
    private static boolean hasEntry(byte[] content, String name) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            int entries = 0;
            for (ZipEntry e = zip.getNextEntry(); e != null && entries < 10_000; e = zip.getNextEntry(), entries++) {
                if (e.getName().equals(name)) {
                    return true;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
        return false;
    }

    private static boolean isOoxml(byte[] content, String extension) {
        boolean types = false;
        boolean part = false;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            int entries = 0;
            for (ZipEntry e = zip.getNextEntry(); e != null && entries < 10_000 && !(types && part); e = zip.getNextEntry(), entries++) {
                types |= e.getName().equals("[Content_Types].xml");
                part |= e.getName().startsWith(OOXML_PARTS.get(extension));
            }
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
        return types && part;
    }

    /** Whether it is an OLE container, as old Office files, messages and encrypted documents are, with an entry of that name at its top. */
    private static boolean isOleWith(byte[] content, String entry) {
        try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            return container.getRoot().hasEntryCaseInsensitive(entry);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean isText(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(content)).toString();
            return text.chars().noneMatch(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r');
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
