package org.partnercenter.certification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The banks that a partner chooses from; any other is typed and reviewed by hand. */
public enum Bank {
    ICBC("中国工商银行", "Industrial and Commercial Bank of China"),
    ABC("中国农业银行", "Agricultural Bank of China"),
    BOC("中国银行", "Bank of China"),
    CCB("中国建设银行", "China Construction Bank"),
    BOCOM("交通银行", "Bank of Communications"),
    PSBC("中国邮政储蓄银行", "Postal Savings Bank of China"),
    CMB("招商银行", "China Merchants Bank"),
    CITIC("中信银行", "China CITIC Bank"),
    CEB("中国光大银行", "China Everbright Bank"),
    HXB("华夏银行", "Hua Xia Bank"),
    CMBC("中国民生银行", "China Minsheng Bank"),
    CGB("广发银行", "China Guangfa Bank"),
    PAB("平安银行", "Ping An Bank"),
    CIB("兴业银行", "Industrial Bank"),
    SPDB("上海浦东发展银行", "Shanghai Pudong Development Bank"),
    CZB("浙商银行", "China Zheshang Bank"),
    CBHB("渤海银行", "China Bohai Bank"),
    HFB("恒丰银行", "Hengfeng Bank"),
    BOB("北京银行", "Bank of Beijing"),
    BOS("上海银行", "Bank of Shanghai"),
    NJCB("南京银行", "Bank of Nanjing"),
    JSB("江苏银行", "Bank of Jiangsu"),
    HZB("杭州银行", "Bank of Hangzhou"),
    NBCB("宁波银行", "Bank of Ningbo");

    /** The code of a bank that is not on the list; its name is typed. */
    public static final String OTHER = "other";

    private final String zh;
    private final String en;

    Bank(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** The bank on the list with this code. */
    static Optional<Bank> of(String code) {
        return Arrays.stream(values()).filter(bank -> bank.code().equals(code)).findFirst();
    }
}
