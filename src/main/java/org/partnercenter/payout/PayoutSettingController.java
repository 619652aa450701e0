package org.partnercenter.payout;

import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/payout-settings}. */
@RestController
@RequestMapping("/api/payout-settings")
class PayoutSettingController {

    private final PayoutSettings settings;

    PayoutSettingController(PayoutSettings settings) {
        this.settings = settings;
    }

    /** The settings that the caller may see: a partner its own, once it has chosen. */
    @GetMapping
    Page<PayoutSettingView> list(ListQuery query, Actor caller) {
        return settings.list(query, caller);
    }

    /** The setting of one partner. */
    @GetMapping("/{partnerId}")
    PayoutSettingView item(@PathVariable String partnerId, Actor caller) {
        return settings.item(partnerId, caller);
    }

    /** Chooses for the caller's organisation; answers the setting. */
    @PutMapping
    PayoutSettingView put(@RequestBody Map<String, Object> body, Actor caller) {
        settings.put(body, caller);
        return settings.item(caller.partnerId(), caller);
    }
}
