import { readExample } from '../example';
import { publicUrl } from '../n8n';
import { takePicture } from '../picture';
import { PLUGIN } from '../plugin';
import { editor } from './editors';
import { activePlugin, ACCOUNTS, deactivateAll, pluginWithOAuth } from './pluginWorld';
import { world } from './world';

const PRODUCT_BLOCK = 'plugin-product-block.json';

export function editorPluginCases(): void {
	afterEach(deactivateAll);

	it('shows its parameters, and where its setup page is', async () => {
		const page = await editor();
		await page.openWorkflow(await world().n8n.importWorkflow(readExample(PRODUCT_BLOCK)));
		await page.openNode(PLUGIN);
		await page.parameters.getByText('Open the URL that ends in /setup').waitFor();
		await page.page.setViewportSize({ width: 1280, height: 775 });
		await page.parameters.getByText('Webhook URLs', { exact: true }).click();
		await page.parameters.getByText('Production URL').click();
		await takePicture(page.window, 'plugin-trigger');
	});

	it('shows what to enter in Kit on its setup page', async () => {
		const { base } = await activePlugin(readExample(PRODUCT_BLOCK));
		const { page } = await editor();
		await page.setViewportSize({ width: 800, height: 1240 });
		await page.goto(`${base}/setup`.replace(publicUrl, world().url));
		await page.getByRole('heading', { name: 'Set up Product in Kit' }).waitFor();
		expect(await page.locator('code').first().innerText()).toBe(`${base}/block`);
		const hidden =
			'document.querySelector("textarea").scrollHeight > document.querySelector("textarea").clientHeight';
		expect(await page.evaluate(hidden)).toBe(false);
		await takePicture(page, 'plugin-setup-page');
	});

	it('shows who requests access and what to enter on its consent page', async () => {
		const plugin = await pluginWithOAuth();
		const { page } = await editor();
		const address = plugin.kit().installation.authorizeUrl();
		await page.setViewportSize({ width: 800, height: 320 });
		await page.goto(address.replace(publicUrl, world().url));
		await page.getByRole('heading', { name: 'Connect Product to Kit' }).waitFor();
		await page.getByLabel('Access code').fill(ACCOUNTS[0]?.accessCode ?? '');
		await takePicture(page, 'plugin-consent-page');
	});
}
