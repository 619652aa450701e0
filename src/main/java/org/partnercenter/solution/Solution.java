package org.partnercenter.solution;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.partnercenter.platform.Refusal;

/**
 * A joint solution: its five tracks, the legal steps between them, and what people wrote on the way. A step that its track
 * does not allow any more is a lost race: 409 {@code ALREADY_DECIDED}.
 */
final class Solution {

    /** Every name ends with this word (SOL-01). */
    private static final String NAME_SUFFIX = "解决方案";

    final String key;
    final String partnerId;
    final String brand;
    final String product;
    final String commonName;
    final Instant createdAt;
    String summary;
    Initiation initiation = Initiation.DRAFT;
    Verification verification = Verification.NONE;
    Configurator configurator = Configurator.NONE;
    Listing listing = Listing.NONE;
    Launch launch = Launch.NONE;
    String designLead;
    String architectureNote;
    Boolean architectureChanged;
    String configuratorLink;
    String productName;
    String shopUrl;
    String productId;
    Instant certifiedAt;
    /** The last day on which NRE can be applied for, {@code Asia/Shanghai}. */
    LocalDate nreUntil;
    boolean offerOpen;
    String nreKey;
    BigDecimal expectedRevenue;

    Solution(String key, String partnerId, String brand, String product, String commonName, String summary, Instant createdAt) {
        this.key = key;
        this.partnerId = partnerId;
        this.brand = brand;
        this.product = product;
        this.commonName = commonName;
        this.summary = summary;
        this.createdAt = createdAt;
    }

    /** SOL-01: the parts make the name; none of them can be changed later. */
    String name() {
        return brand + product + commonName + NAME_SUFFIX;
    }

    /** What makes two names the same (SOL-02). */
    String nameKey() {
        return name().strip().toLowerCase(Locale.ROOT);
    }

    Tracks tracks() {
        return new Tracks(initiation, verification, configurator, listing, launch);
    }

    boolean isCertified() {
        return certifiedAt != null;
    }

    void edit(String newSummary) {
        if (newSummary != null) {
            summary = newSummary;
        }
    }

    void submit() {
        require(initiation == Initiation.DRAFT || initiation == Initiation.REJECTED);
        initiation = Initiation.REVIEWING;
    }

    void reviewInitiation(boolean approved) {
        require(initiation == Initiation.REVIEWING);
        initiation = approved ? Initiation.COMPLETED : Initiation.REJECTED;
        if (approved) {
            // SOL-09: the configurator opens by itself, the listing waits for the ecosystem manager
            configurator = Configurator.DEVELOPING;
            listing = Listing.REQUESTED;
        }
    }

    void requestVerification(String lead) {
        require(verification == Verification.NONE && initiation != Initiation.DRAFT);
        verification = Verification.DESIGNING;
        designLead = lead;
    }

    void completeDesign(String note, Boolean changed) {
        require(verification == Verification.DESIGNING);
        architectureNote = note == null ? architectureNote : note;
        architectureChanged = changed == null ? architectureChanged : changed;
        if (architectureNote == null) {
            throw Refusal.field("architectureNote", "is required");
        }
        if (architectureChanged == null) {
            throw Refusal.field("architectureChanged", "is required");
        }
        verification = Verification.VERIFYING;
    }

    void verify(boolean approved) {
        require(verification == Verification.VERIFYING);
        verification = approved ? Verification.VERIFIED : Verification.DESIGNING;
    }

    void confirmConfigurator(boolean approved) {
        require(configurator == Configurator.DEVELOPING);
        configurator = approved ? Configurator.DEVELOPED : Configurator.DEVELOPING;
    }

    void startListing(String name, String url) {
        require(listing == Listing.REQUESTED);
        listing = Listing.LISTING;
        productName = name;
        shopUrl = url;
    }

    void finishListing(String id) {
        require(listing == Listing.LISTING);
        listing = Listing.LISTED;
        productId = id;
    }

    void saveLaunch() {
        requireLaunchable();
        // SOL-15: a rejected launch stays rejected while it is corrected
        launch = launch == Launch.REJECTED ? Launch.REJECTED : Launch.DRAFT;
    }

    void applyForLaunch() {
        requireLaunchable();
        launch = Launch.REVIEWING;
    }

    private void requireLaunchable() {
        require(verification == Verification.VERIFIED && configurator == Configurator.DEVELOPED && listing == Listing.LISTED
                && launch != Launch.REVIEWING && launch != Launch.LAUNCHED);
    }

    void reviewLaunch(boolean approved) {
        require(launch == Launch.REVIEWING);
        launch = approved ? Launch.LAUNCHED : Launch.REJECTED;
    }

    /** SOL-16: launched is certified; the NRE offer stands until the end of {@code lastDay} (NRE-03). */
    void certify(Instant now, LocalDate lastDay) {
        require(launch == Launch.LAUNCHED && certifiedAt == null);
        certifiedAt = now;
        nreUntil = lastDay;
        offerOpen = true;
    }

    private static void require(boolean legal) {
        if (!legal) {
            throw Refusal.alreadyDecided();
        }
    }
}
