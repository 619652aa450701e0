/**
 * What every module stands on: server-side form checks, tenancy, notices and mail, attachments, the journal, security, and
 * the shape of the web APIs. Open to all modules; it uses none of them.
 */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package org.partnercenter.platform;
