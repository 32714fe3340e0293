import { blockWorkflow } from '../plugin';
import { activePlugin, deactivateAll } from './pluginWorld';
import { world } from './world';

/** n8n 2 creates one when a workflow is imported. */
export function pluginAddressCases(): void {
	afterEach(deactivateAll);

	it('is created when a workflow without one is imported', async () => {
		const file = blockWorkflow();
		const nodes = file.nodes.map((node) => ({ ...node, webhookId: undefined }));
		const { base, config } = await activePlugin({ ...file, nodes });
		expect(base).toMatch(/\/webhook\/[0-9a-f]{8}-[0-9a-f-]{27}$/);
		expect(config.requestUrl).toBe(`${base}/block`);
	});
}

/** In n8n 1, only the editor does. */
export function missingPluginAddressCases(): void {
	it('keeps a workflow from being activated if it is missing, and explains what to do', async () => {
		const { n8n } = world();
		const id = await n8n.importWorkflow(blockWorkflow());
		const { nodes, connections } = await n8n.workflow(id);
		const without = nodes.map((node) => ({ ...node, webhookId: undefined }));
		await n8n.saveWorkflow(id, { nodes: without, connections });
		await expect(n8n.activate(id)).rejects.toThrow(
			'This trigger does not have a URL of its own yet.',
		);
	});
}
