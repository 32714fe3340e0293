/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** Hides notifications, and the neighbors of an open node, which would be cut off. */
const style = '.el-notification, [data-test-id="floating-nodes"] { display: none; }';

/** Takes a screenshot for the documentation. It is only kept when `npm run pictures` runs. */
export async function takePicture(of: Page | Locator, name: string): Promise<void> {
	const folder = process.env.KIT_PICTURES;
	const path = folder === undefined ? undefined : join(folder, `${name}.png`);
	await of.screenshot({ path, style, animations: 'disabled' });
}
