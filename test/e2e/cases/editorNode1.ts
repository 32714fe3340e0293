import { editor } from './editors';
import { world } from './world';

export function editorNode1Cases(): void {
	it('explains in the credential window why a key does not work, and runs with the right one', async () => {
		const { sandbox } = world();
		const page = await editor();
		await page.openNewWorkflow();
		await page.add('manual', 'Manual Trigger');
		await page.add('convertkit', 'Kit', 'Get account');
		const dialog = await page.connect();
		await page.saveCredential({ 'API Key': 'kit_wrong' });
		await dialog.getByText('More details').click();
		await dialog.getByText('Kit does not accept this key. A V4 key starts with “kit_”').waitFor();
		await page.saveCredential({ 'API Key': sandbox.apiKey });
		await dialog.getByText('Connection tested successfully').waitFor();
		await dialog.getByRole('button', { name: 'Close this dialog' }).click();

		await page.execute();
		await page.output.getByText(sandbox.store.account.name).first().waitFor();
	});
}
