package org.partnercenter.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;

@DisplayName("the frequent questions")
class FaqTest {

    private final Faq faq = new Faq();

    @ParameterizedTest
    @Rule("PTR-19")
    @DisplayName("are those of the manual")
    @ValueSource(strings = {"如何成为解决方案提供商伙伴", "组织人员如何修改密码", "如何查看合作伙伴的资质信息", "对于合作伙伴的资质要求", "什么是华为云解决方案提供商认证",
        "如何解释伙伴权益/要求项", "认证证书不见了怎么处理", "账号是否可以注销", "企业主使用吗", "为什么无法使用微信、支付宝等支付方式", "能看到伙伴与此客户的收支明细吗",
        "客户账号与客户名显示为空"})
    void ofTheManual(String question) {
        assertThat(faq.search(question)).extracting(entry -> entry.question().zh()).anyMatch(zh -> zh.contains(question));
    }

    @Test
    @Rule("PTR-19")
    @DisplayName("each have an answer in both languages")
    void bothLanguages() {
        assertThat(faq.search(null)).hasSizeGreaterThanOrEqualTo(12).allSatisfy(entry -> assertThat(List.of(entry.question(), entry.answer()))
                .allSatisfy(text -> {
                    assertThat(text.zh()).matches("(?s).*\\p{IsHan}.*");
                    assertThat(text.en()).matches("(?s).*[a-z]{3}.*");
                }));
        assertThat(faq.search(null)).extracting(Faq.Entry::id).doesNotHaveDuplicates();
    }

    @Test
    @Rule("PTR-19")
    @DisplayName("are found by words of either language, all of which must be there")
    void search() {
        assertThat(faq.search("WeChat  alipay")).extracting(Faq.Entry::id).containsExactly("marketplace-payment");
        assertThat(faq.search("微信 支付宝")).extracting(Faq.Entry::id).containsExactly("marketplace-payment");
        assertThat(faq.search("微信 nonsense")).isEmpty();
        assertThat(faq.search("marketplace-payment")).as("not by its anchor").isEmpty();
        assertThat(faq.search(" ")).hasSameSizeAs(faq.search(null));
    }
}
