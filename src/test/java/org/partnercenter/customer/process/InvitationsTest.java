package org.partnercenter.customer.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;
import org.partnercenter.account.Bond;
import org.partnercenter.customer.AssociationView;
import org.partnercenter.customer.InvitationView;
import org.partnercenter.customer.JoinResult;
import org.partnercenter.partner.MemberDisabled;
import org.partnercenter.platform.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** The links that partners hand out themselves. */
class InvitationsTest extends AssociationProcessTest {

    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private TransactionTemplate transaction;

    @Test
    @Rule("CUS-10")
    void aUserHasOneCommonLink() {
        String key = offlineLink(SALES, "kind", "common");

        assertThat(offlineLink(SALES, "kind", "common")).isEqualTo(key);
        assertThat(offlineLink("cloudstar-admin", "kind", "common")).isNotEqualTo(key);
        InvitationView link = links.item(key, actor(SALES));
        assertThat(link.associationType()).isEqualTo("1");
        assertThat(link.tag()).isEqualTo(SALES);
        assertThat(link.expiresAt()).isNull();
    }

    @Test
    @Rule({"CUS-10", "CUS-11"})
    void aCampaignsCustomersBelongToItsManagerAndKeepItsName() {
        String key = offlineLink("cloudstar-admin", "kind", "campaign", "campaign", "秋季上云节", "associationType", "2", "managerId", SALES);
        String token = token(key, "cloudstar-admin");
        for (int i = 0; i < 2; i++) {
            Customer customer = withAccount(somebody());
            assertJoined(logIn(token, customer));
            Bond bond = bonds.current(customer.account()).orElseThrow();
            assertThat(bond.campaign()).isEqualTo("秋季上云节");
            assertThat(bond.managerId()).isEqualTo(SALES);
            AssociationView association = association(bond.associationKey());
            assertThat(association.campaign()).isEqualTo("秋季上云节");
            assertThat(association.managerId()).isEqualTo(SALES);
            assertThat(association.associationType()).isEqualTo("2");
        }
        assertThat(links.item(key, actor("cloudstar-admin")).associations()).isEqualTo(2);
    }

    @Test
    @Rule("CUS-11")
    void theTagOfACustomLinkStays() {
        Customer customer = withAccount(somebody());
        assertJoined(logIn(token(offlineLink(SALES, "kind", "custom", "tag", "展会 A", "associationType", "1"), SALES), customer));

        assertThat(bonds.current(customer.account()).orElseThrow().tag()).isEqualTo("展会 A");
        assertThat(bonds.current(customer.account()).orElseThrow().managerId()).isEqualTo(SALES);
    }

    @Test
    @Rule("CUS-10")
    void theQrCodeIsTheLink() throws Exception {
        String key = offlineLink(SALES, "kind", "custom", "tag", "二维码", "associationType", "1");
        byte[] png = invitations.qr(key, actor(SALES));

        var picture = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(png)))));
        assertThat(new QRCodeReader().decode(picture).getText()).isEqualTo(links.item(key, actor(SALES)).url()).contains("/join/");
        for (String user : List.of("bluewave-sales", "bluewave-admin", "operations", "manager")) {
            assertRefused(404, "NOT_FOUND", "", () -> invitations.qr(key, actor(user)));
        }
        assertThat(links.item(key, actor("operations")).url()).as("the link is its makers'").isNull();
    }

    @Test
    @Rule("CUS-10")
    void aRevokedLinkIsDeadAndStays() {
        String key = offlineLink(SALES, "kind", "custom", "tag", "旧", "associationType", "1");
        String token = token(key, SALES);
        assertThat(asCustomer(() -> joining.open(token))).isInstanceOf(JoinResult.Open.class);
        assertRefused(404, "NOT_FOUND", "", () -> as("bluewave-admin", () -> invitations.revoke(key, Actor.current())));

        as(SALES, () -> invitations.revoke(key, Actor.current()));

        assertFailed(asCustomer(() -> joining.open(token)), "LINK_EXPIRED");
        assertFailed(asCustomer(() -> joining.dead(token)).orElseThrow(), "LINK_EXPIRED");
        assertThat(links.item(key, actor(SALES)).status().code()).isEqualTo("revoked");
        assertThat(links.item(key, actor(SALES)).url()).isNull();
        assertRefused(409, "ALREADY_DECIDED", "", () -> as(SALES, () -> invitations.revoke(key, Actor.current())));
    }

    @Test
    @Rule("CUS-10")
    void aMailedLinkIsNotRevokedByHand() {
        String key = associationOf(invited(somebody(), "1"));
        String mailed = association(key).invitationKey();

        assertRefused(409, "ACTION_NOT_ALLOWED", "", () -> as(SALES, () -> invitations.revoke(mailed, Actor.current())));
        assertThat(links.item(mailed, actor(SALES)).url()).as("it is in the mail only").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudstar-delivery", "cloudstar-finance", "operations", "pdm", "manager"})
    @Rule("CUS-10")
    void onlySalesPeopleMakeLinks(String user) {
        assertRefused(403, "NOT_ALLOWED", "", () -> offlineLink(user, "kind", "common"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"kind, online, -, -, -, -", "kind, -, -, -, -, -", "tag, common, x, -, -, -", "tag, custom, -, 1, -, -",
        "associationType, custom, x, -, -, -", "associationType, custom, x, 3, -, -", "campaign, campaign, -, 1, -, cloudstar-sales",
        "managerId, campaign, -, 1, 双十一, -", "managerId, campaign, -, 1, 双十一, bluewave-sales", "managerId, campaign, -, 1, 双十一, cloudstar-finance",
        "campaign, custom, x, 1, y, -"})
    @Rule("CUS-10")
    void eachKindTakesItsOwnFields(String wrong, String kind, String tag, String type, String campaign, String managerId) {
        assertFieldRefused(wrong, () -> offlineLink(SALES, "kind", kind, "tag", tag, "associationType", type, "campaign", campaign,
                "managerId", managerId));
    }

    @Test
    @Rule("CUS-18")
    void anAccountManagerSeesItsOwnCustomersOnly() {
        String mine = associationOf(invited(somebody(), "1"));
        Actor colleague = new Actor("cloudstar-colleague", java.util.Set.of("partner-sales"), java.util.Set.of("cloudstar"));

        assertThat(associations.item(mine, actor(SALES)).key()).isEqualTo(mine);
        assertRefused(404, "NOT_FOUND", "", () -> associations.item(mine, colleague));
        assertThat(associations.rows(List.of(mine), actor("bluewave-admin"))).isEmpty();
    }

    @Test
    @Rule("CUS-33")
    void nameMobileAndMailAreMasked() {
        Customer customer = somebody();
        AssociationView association = associations.item(associationOf(invited(customer, "1")), actor(SALES));

        assertThat(association.mobile()).contains("****").doesNotContain(customer.mobile());
        assertThat(association.email()).contains("***").isNotEqualTo(customer.email());
        assertThat(association.customerName()).endsWith("****");
    }

    @Test
    void aDisabledMembersCustomersShowNoAccountManagerAndItsTasksWait() {
        String member = "asc-leaver";
        Customer customer = somebody();
        String key = associationOf(invited(customer, "1"));
        // the manager of this one record only: the demo's people stay as they are
        jdbc.sql("update association set manager_id = ? where association_key = ?").params(member, key).update();
        tasks.setAssignee(task(key, "follow-invitation").getId(), member);

        transaction.executeWithoutResult(status -> events.publishEvent(new MemberDisabled("cloudstar", member)));

        assertThat(association(key).managerId()).isNull();
        assertThat(task(key, "follow-invitation").getAssignee()).isNull();
        complete("cloudstar-admin", key, "follow-invitation", "action", "close");
    }
}
