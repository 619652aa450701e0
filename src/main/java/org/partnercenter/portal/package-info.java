/**
 * The pages: server-rendered, readable without JavaScript, each leading its reader to the next thing to do.
 *
 * <p>The portal decides nothing. Records are read through their modules' {@code RecordCollection}, work is done in Tasklist.
 */
package org.partnercenter.portal;
