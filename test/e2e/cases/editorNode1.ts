import { openNewCredential } from './editorNode';
import { world } from './world';

export function editorNode1Cases(): void {
	it('explains in the credential window why a key does not work, and runs with the right one', async () => {
		const { sandbox } = world();
		const { page, dialog, why } = await openNewCredential();
		await page.saveCredential({ 'API Key': 'kit_wrong' });
		await dialog.getByText('More details').click();
		await why.waitFor();
		await page.saveCredential({ 'API Key': sandbox.apiKey });
		await dialog.getByText('Connection tested successfully').waitFor();
		await dialog.getByRole('button', { name: 'Close this dialog' }).click();

		await page.execute();
		await page.output.getByText(sandbox.store.account.name).first().waitFor();
	});
}
