package org.partnercenter.platform.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Imports and exports of {@code /api}. */
@RestController
class FileController {

    private final Imports imports;
    private final Exports exports;

    FileController(Imports imports, Exports exports) {
        this.imports = imports;
        this.exports = exports;
    }

    /** Takes a file of a kind: 202 with where to look; 403, before the file is read, to whoever may not import it. */
    @PostMapping({"/api/{collection}/import", "/api/{collection}/{part}-import"})
    ResponseEntity<ImportView> submit(HttpServletRequest request, Actor caller) {
        ImportKind kind = imports.allowed(request.getRequestURI().substring(request.getContextPath().length()), caller);
        ImportView view = MultipartBody.file(request, "file", imports.maxBytes(kind), (name, content) -> stored(kind, name, content, caller));
        return ResponseEntity.accepted().location(URI.create("/api/imports/" + view.key())).body(view);
    }

    /** The whole file is there before the database is asked for anything: a slow line holds no lock. */
    private ImportView stored(ImportKind kind, String name, InputStream content, Actor caller) throws IOException {
        Path file = Files.createTempFile("import", ".csv");
        try {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            try (InputStream whole = Files.newInputStream(file)) {
                return imports.submit(kind, name, whole, caller);
            }
        } finally {
            Files.delete(file);
        }
    }

    @GetMapping("/api/imports")
    Page<ImportView> imports(ListQuery query, Actor caller) {
        return imports.list(query, caller);
    }

    @GetMapping("/api/imports/{key}")
    ImportView importOf(@PathVariable String key, Actor caller) {
        return imports.item(key, caller);
    }

    @GetMapping("/api/exports")
    Page<ExportView> exports(ListQuery query, Actor caller) {
        return exports.list(query, caller);
    }

    @GetMapping("/api/exports/{key}")
    ExportView export(@PathVariable String key, Actor caller) {
        return exports.item(key, caller);
    }

    /** The file of an export that is done. */
    @GetMapping("/api/exports/{key}/file")
    ResponseEntity<StreamingResponseBody> file(@PathVariable String key, Actor caller) {
        exports.requireFile(key, caller);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(key + ".csv").build().toString())
                .header("X-Content-Type-Options", "nosniff").body(out -> exports.copy(key, out));
    }
}
