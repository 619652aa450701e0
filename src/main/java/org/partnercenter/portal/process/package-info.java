/** What the pages ask the engine: the reader's tasks, where a record stands in its process, what runs. */
package org.partnercenter.portal.process;
