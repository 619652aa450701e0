package org.partnercenter.customer;

import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/invitations}. */
@RestController
@RequestMapping("/api/invitations")
class InvitationController {

    private final InvitationRecords records;
    private final Invitations invitations;

    InvitationController(InvitationRecords records, Invitations invitations) {
        this.records = records;
        this.invitations = invitations;
    }

    /** The links that the caller may see. */
    @GetMapping
    Page<InvitationView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One link with its history. */
    @GetMapping("/{key}")
    InvitationView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Makes an offline link: {@code kind}, and what its kind takes of {@code tag associationType campaign managerId} (CUS-10). */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    InvitationView create(@RequestBody Map<String, Object> body, Actor caller) {
        return records.item(invitations.create(body, caller), caller);
    }

    /** Ends an offline link. It takes no fields. */
    @PostMapping("/{key}/revoke")
    InvitationView revoke(@PathVariable String key, @RequestBody(required = false) Map<String, Object> body, Actor caller) {
        if (body != null && !body.isEmpty()) {
            throw Refusal.field(body.keySet().iterator().next(), "is not a field of this action");
        }
        invitations.revoke(key, caller);
        return records.item(key, caller);
    }

    /** The QR code of an offline link. */
    @GetMapping(value = "/{key}/qr", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> qr(@PathVariable String key, Actor caller) {
        return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "inline; filename=\"" + key + ".png\"").body(invitations.qr(key, caller));
    }
}
