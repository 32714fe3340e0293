import { askForBlock, block, SETTINGS } from './plugin.fixture';

const html = '<p>Phone case</p>';

describe('A block', () => {
	it('shows the HTML that the last node gives', async () => {
		const plugin = await block([() => [{ html }]]);
		const { status, body } = await askForBlock(plugin, { product: 'p1', title: 'New' });
		expect([status, body]).toEqual([200, { code: 200, html }]);
		expect(plugin.runs).toEqual([
			[[{ request: 'block', account: null, settings: { product: 'p1', title: 'New' } }]],
		]);
	});

	it('says what failed without n8n’s words', async () => {
		const plugin = await block([
			() => {
				throw new Error('ECONNREFUSED 10.0.0.7');
			},
		]);
		const { status, body } = await askForBlock(plugin);
		expect(status).toBe(200);
		expect(body).toEqual({
			code: 500,
			errors: [expect.stringContaining('The workflow behind this plugin failed')],
		});
	});
	void SETTINGS;
});
