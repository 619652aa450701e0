package org.partnercenter.consumption;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One charge of the vendor's billing, as it came in. Amounts are CNY with two decimals, refunds negative; what was used has up to eight.
 *
 * @param billCycle       the month, {@code 2026-11}
 * @param tradeTime       when it was charged
 * @param associationType of the bond at {@code tradeTime}: {@code 1} 顾问销售, {@code 2} 代售, null when the customer was nobody's
 * @param consumeTime     when it was paid, or for usage {@code begin/end}
 */
public record FeeRecord(String id, String billCycle, String customerId, String associationType, String serviceTypeCode, String serviceTypeName,
                        String serviceTypeNameEn, String resourceTypeCode, String resourceTypeName, String resourceTypeNameEn, String regionCode,
                        String regionName, String regionNameEn, String productId, String productName, String productNameEn, String productSpecDesc,
                        String resourceId, String resourceName, String resourceNameEn, String resourceTag, String tradeId, String accountManagerId,
                        Integer chargingMode, Integer billDetailType, Integer periodType, Instant tradeTime, String consumeTime, String usageType,
                        @Decimal BigDecimal usageAmount, Integer usageMeasureId, @Decimal BigDecimal freeResourceUsage,
                        Integer freeResourceMeasureId, @Decimal BigDecimal riUsage, Integer riUsageMeasureId, @Decimal BigDecimal officialAmount,
                        @Decimal BigDecimal officialDiscountAmount, @Decimal BigDecimal paymentAmount, @Decimal BigDecimal cashAmount,
                        @Decimal BigDecimal creditAmount, @Decimal BigDecimal couponAmount, @Decimal BigDecimal flexipurchaseCouponAmount,
                        @Decimal BigDecimal storedValueCardAmount, @Decimal BigDecimal debtAmount, @Decimal BigDecimal writeoffAmount,
                        String subServiceTypeCode, String subServiceTypeName, String subServiceTypeNameEn, String subResourceTypeCode,
                        String subResourceTypeName, String subResourceTypeNameEn, String subResourceId, String subResourceName,
                        String subResourceNameEn) {

    /** Text in JSON, never a floating-point number: two decimals at least. */
    @Retention(RetentionPolicy.RUNTIME)
    @JacksonAnnotationsInside
    @JsonSerialize(using = Plain.class)
    @interface Decimal {
    }

    static final class Plain extends JsonSerializer<BigDecimal> {

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            BigDecimal shortest = value.stripTrailingZeros();
            json.writeString(shortest.scale() < 2 ? shortest.setScale(2).toPlainString() : shortest.toPlainString());
        }
    }
}
