package org.partnercenter.platform.attachment;

import java.nio.charset.StandardCharsets;
import org.partnercenter.platform.Actor;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Downloads of the records' files. */
@RestController
class AttachmentController {

    private final Attachments attachments;

    AttachmentController(Attachments attachments) {
        this.attachments = attachments;
    }

    /** The file, always as a download: content that people uploaded is never shown inside our pages. */
    @GetMapping("/api/attachments/{id}")
    ResponseEntity<byte[]> download(@PathVariable String id, Actor caller) {
        Attachments.Stored file = attachments.download(id, caller);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(file.type()))
                .body(file.content());
    }
}
