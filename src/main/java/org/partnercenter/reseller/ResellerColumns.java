package org.partnercenter.reseller;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.masking.Revealable;
import org.springframework.stereotype.Component;

/** What a distributor may see of its resellers in plain (RSL-03). */
@Component
class ResellerColumns implements Revealable {

    private static final Set<String> PEOPLE = Set.of("partner-admin", "partner-sales");
    private static final Map<String, Function<Reseller, String>> COLUMNS = Map.of("companyName", Reseller::companyName, "mobile",
            Reseller::mobile, "email", Reseller::email);

    private final Resellers resellers;

    ResellerColumns(Resellers resellers) {
        this.resellers = resellers;
    }

    @Override
    public String collection() {
        return "resellers";
    }

    @Override
    public Map<String, Set<String>> columns() {
        return COLUMNS.keySet().stream().collect(Collectors.toMap(Function.identity(), column -> PEOPLE));
    }

    @Override
    public Map<String, String> plain(String column, Collection<String> keys, Actor actor) {
        return resellers.plain(actor).filter(reseller -> keys.contains(reseller.id()))
                .collect(Collectors.toMap(Reseller::id, reseller -> Objects.toString(COLUMNS.get(column).apply(reseller), "")));
    }
}
