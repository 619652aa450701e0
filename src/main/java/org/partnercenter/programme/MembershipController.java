package org.partnercenter.programme;

import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/programme-memberships}. */
@RestController
@RequestMapping("/api/programme-memberships")
class MembershipController {

    private final MembershipRecords records;
    private final Memberships memberships;
    private final Certificates certificates;

    MembershipController(MembershipRecords records, Memberships memberships, Certificates certificates) {
        this.records = records;
        this.memberships = memberships;
        this.certificates = certificates;
    }

    /** The applications and memberships that the caller may see. */
    @GetMapping
    Page<MembershipView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One application or membership with its history. */
    @GetMapping("/{key}")
    MembershipView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** The vendor ends the membership with a reason (PRG-13); answers it as it is then. */
    @PostMapping("/{key}/end")
    MembershipView end(@PathVariable String key, @RequestBody Map<String, Object> body, Actor caller) {
        memberships.end(key, body, caller);
        return records.item(key, caller);
    }

    /** The certificate as PDF (PRG-15). */
    @GetMapping("/{key}/certificate")
    ResponseEntity<byte[]> certificate(@PathVariable String key, Actor caller) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(key + ".pdf").build().toString())
                .header("X-Content-Type-Options", "nosniff").body(certificates.of(key, caller));
    }
}
