package org.partnercenter.platform.tenancy;

import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;

/** Gives every instance the tenant of its starter, those of no partner the vendor's. An instance without one would be visible to every partner: it is refused. */
@Component
class TenantOfStart implements TenantIdProvider {

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        if (VendorProcesses.contains(context.getProcessDefinition().getKey())) {
            return Actor.VENDOR_TENANT;
        }
        String tenant = StartTenant.current() != null ? StartTenant.current() : Actor.current().partnerId();
        if (tenant == null) {
            throw Refusal.field("partnerId", "is required: the instance would belong to no organisation");
        }
        return tenant;
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        throw new UnsupportedOperationException("cases are switched off");
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return context.getExecution() == null ? Actor.VENDOR_TENANT : context.getExecution().getTenantId();
    }
}
