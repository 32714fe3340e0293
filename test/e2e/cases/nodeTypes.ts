import { world } from './world';

export function nodeTypeCases(): void {
	it('offers the node to AI agents as a tool', async () => {
		const types = await world().n8n.nodeTypes();
		const tool = types.find(({ name }) => name === 'n8n-nodes-kit.kitTool');
		expect(tool?.codex?.categories).toContain('AI');
		expect(tool?.outputs).toEqual(['ai_tool']);
	});

	it('shows the fields of an operation before its first run', async () => {
		const { n8n, url } = world();
		const schema = await n8n.open(`${url}/schemas/n8n-nodes-kit.kit/1.0.0/tag/create.json`);
		expect(JSON.parse(schema)).toMatchObject({
			properties: { id: { type: 'integer' }, name: { type: 'string' } },
		});
	});

	it('has icons for light and dark', async () => {
		const { n8n, url } = world();
		const types = await n8n.nodeTypes();
		const { iconUrl } = types.find(({ name }) => name === 'n8n-nodes-kit.kit') ?? {};
		if (typeof iconUrl !== 'object') throw new Error('There is only one icon.');
		for (const path of [iconUrl.light, iconUrl.dark]) {
			expect(await n8n.open(`${url}/${path}`)).toContain('<svg');
		}
	});
}
