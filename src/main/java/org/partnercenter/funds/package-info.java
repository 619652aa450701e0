/** Money that arrives and goes: bank receipts and their claims, the two accounts of a partner with their ledger, allocations. */
package org.partnercenter.funds;
