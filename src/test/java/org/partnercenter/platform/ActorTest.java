package org.partnercenter.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class ActorTest {

    private final Actor sales = new Actor("cloudstar-sales", Set.of("partner-sales"), Set.of("cloudstar"));
    private final Actor reviewer = new Actor("reviewer", Set.of("project-reviewer"), Set.of("cloudstar", "bluewave", "vendor"));
    private final Actor admin = new Actor("admin", Set.of("camunda-admin", "operations"), Set.of("cloudstar", "bluewave", "vendor"));

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void withoutASignedInUserTheSystemActs() {
        assertThat(Actor.current().isSystem()).isTrue();
        assertThat(Actor.current().publicName()).isEqualTo("system");
        assertThat(Actor.current().isPartner()).isFalse();
        assertThat(Actor.current().isVendor()).isFalse();
    }

    @Test
    void whoIsNotSignedInByOurLoginIsNobodyAndSeesNothing() {
        SecurityContextHolder.getContext().setAuthentication(new UsernamePasswordAuthenticationToken("anonymousUser", "x"));

        assertThat(Actor.current().isSystem()).isFalse();
        assertThat(Actor.current().sees("cloudstar")).isFalse();
        assertThat(Actor.current().sees(null)).isFalse();
    }

    @Test
    void theSignedInUserActs() {
        Actor.SignedIn principal = () -> sales;
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of()));

        assertThat(Actor.current()).isSameAs(sales);
    }

    @Test
    void aPartnersPersonSeesItsOwnOrganisationOnly() {
        assertThat(sales.partnerId()).isEqualTo("cloudstar");
        assertThat(sales.sees("cloudstar")).isTrue();
        assertThat(sales.sees("bluewave")).isFalse();
        assertThat(sales.sees("vendor")).isFalse();
        assertThat(sales.sees(null)).as("a record of nobody").isFalse();
    }

    @Test
    void aPersonOfNoOrganisationOrOfTwoSeesNothing() {
        Actor lost = new Actor("lost", Set.of(), Set.of());
        Actor torn = new Actor("torn", Set.of("partner-sales"), Set.of("cloudstar", "bluewave"));

        assertThat(lost.partnerId()).isNull();
        assertThat(lost.sees("cloudstar")).isFalse();
        assertThat(lost.sees(null)).isFalse();
        assertThat(torn.sees("cloudstar")).isFalse();
    }

    @Test
    void theVendorsPeopleSeeAllAndBelongToNoPartner() {
        assertThat(reviewer.sees("bluewave")).isTrue();
        assertThat(reviewer.partnerId()).isNull();
        assertThat(reviewer.isPartner()).isFalse();
    }

    @Test
    void partnersReadAGroupInsteadOfTheVendorsNames() {
        assertThat(reviewer.publicName()).isEqualTo("project-reviewer");
        assertThat(sales.publicName()).isEqualTo("cloudstar-sales");
        assertThat(admin.publicName()).as("the most specific group").isEqualTo("operations");
    }

    @Test
    void theAdministratorHasEveryRole() {
        assertThat(admin.hasAny("partner-finance")).isTrue();
        assertThat(sales.hasAny("partner-admin", "partner-sales")).isTrue();
        assertThat(sales.hasAny("partner-admin")).isFalse();
    }
}
