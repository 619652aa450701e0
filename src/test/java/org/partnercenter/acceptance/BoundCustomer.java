package org.partnercenter.acceptance;

/** A customer that has joined a partner. */
record BoundCustomer(Prospect prospect, String associationKey) {

    /** Reported, invited by mail and joined; type 1 is 顾问销售, 2 is 代售. */
    static BoundCustomer of(Organisation partner, String type) {
        partner.admin().patch("/api/partners/" + partner.id(), Client.body("contactMobile", "13700000000")).ok();
        Prospect prospect = Prospect.somebody();
        String report = partner.admin().start("customer-report", prospect.reportAndInvite(type));
        prospect.withAccount();
        JoinFlow.succeeded(JoinFlow.logIn(JoinFlow.joinLink(prospect), prospect));
        String association = partner.admin().records("associations", "limit=100").stream()
            .filter(a -> report.equals(a.path("reportKey").asText())).findFirst().orElseThrow().path("key").asText();
        return new BoundCustomer(prospect, association);
    }

    String id() {
        return prospect.account();
    }
}
