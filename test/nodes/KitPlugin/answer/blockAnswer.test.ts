import { systemClock } from '../../../../nodes/shared/transport/clock';
import { askForBlock, block } from '../plugin.fixture';

const html = '<p>Phone case</p>';

describe('A block', () => {
	it('shows the HTML that the last node returns', async () => {
		const plugin = await block([() => [{ html }]]);
		const { status, body } = await askForBlock(plugin, { product: 'p1', title: 'New' });
		expect([status, body]).toEqual([200, { code: 200, html }]);
		expect(plugin.runs).toEqual([
			[[{ request: 'block', account: null, settings: { product: 'p1', title: 'New' } }]],
		]);
	});

	it('has the styles of the email in its item if the option is on', async () => {
		const styles = { p: { color: '#333' } };
		const json = { settings: { product: 'p1' }, styles };
		const plain = await block([() => [{ html }]]);
		await plain.request('POST', plain.address('block'), { json });
		expect(plain.runs[0]?.[0]?.[0]).not.toHaveProperty('styles');

		const styled = await block([() => [{ html }]], { options: { styles: true } });
		await styled.request('POST', styled.address('block'), { json });
		expect(styled.runs[0]?.[0]?.[0]).toMatchObject({ styles });
	});

	it('shows the workflow’s messages, with its code', async () => {
		const plugin = await block([() => [{ errors: ['Sold out', 'Choose another'], code: 410 }]]);
		expect((await askForBlock(plugin)).body).toEqual({
			code: 410,
			errors: ['Sold out', 'Choose another'],
		});
	});

	it.each([
		{ item: { error: 'Sold out' }, code: 404 },
		{ item: { errors: ['Sold out'], code: 401 }, code: 404 },
		{ item: { errors: 'Sold out', code: 'x' }, code: 404 },
	])('responds to $item with the code $code', async ({ item, code }) => {
		const plugin = await block([() => [item]]);
		const { status, body } = await askForBlock(plugin);
		expect([status, body]).toEqual([200, { code, errors: ['Sold out'] }]);
	});

	it('shows the HTML if an earlier node left its error in the item', async () => {
		const plugin = await block([() => [{ html, error: 'Could not write to the log' }]]);
		expect((await askForBlock(plugin)).body).toEqual({ code: 200, html });
	});

	it.each([
		{ what: 'no item', items: [] },
		{ what: 'empty HTML', items: [{ html: ' ' }] },
	])('says that there is nothing for $what', async ({ items }) => {
		const plugin = await block([() => items]);
		expect((await askForBlock(plugin)).body).toEqual({
			code: 404,
			errors: ['There is nothing to show for these settings.'],
		});
	});

	it.each([
		{ what: 'another field', items: [{ HTML: html }] },
		{ what: 'HTML that is no text', items: [{ html: { p: 'x' } }] },
		{ what: 'an error that is no text', items: [{ error: { message: 'ECONNREFUSED' } }] },
	])('names the missing field for $what', async ({ items }) => {
		const plugin = await block([() => items]);
		expect((await askForBlock(plugin)).body).toEqual({
			code: 500,
			errors: [expect.stringContaining("does not return 'html'")],
		});
	});

	it('names the missing field when nothing is connected', async () => {
		const plugin = await block([]);
		expect((await askForBlock(plugin)).body).toMatchObject({
			code: 500,
			errors: [expect.stringContaining("does not return 'html'")],
		});
	});

	it('says that the workflow failed, without n8n’s words or the reason', async () => {
		const plugin = await block([
			() => {
				throw new Error('ECONNREFUSED 10.0.0.7');
			},
		]);
		const { status, body } = await askForBlock(plugin);
		expect([status, body]).toEqual([
			200,
			{ code: 500, errors: [expect.stringContaining('The workflow behind this plugin failed')] },
		]);
		expect(JSON.stringify(body)).not.toMatch(/ECONN|Error in workflow/);
	});

	it('names what Kit would reject, to the creator and in the log', async () => {
		const plugin = await block([() => [{ html: `${html}<script src="x"></script>` }]]);
		const sentence = 'The HTML contains <script>, which Kit rejects. Remove it in the workflow.';
		expect((await askForBlock(plugin)).body).toEqual({ code: 422, errors: [sentence] });
		expect(plugin.log).toEqual([
			`'Kit Plugin Trigger' of workflow 'Newsletter' (workflow): ${sentence}`,
		]);
	});
});

describe('The time limit of a block', () => {
	it('responds without the workflow, whose result is discarded', async () => {
		const sleep = jest.spyOn(systemClock, 'sleep').mockResolvedValue();
		let finish = () => {};
		const late = new Promise<void>((resolve) => (finish = resolve));
		const plugin = await block(
			[
				async () => {
					await late;
					return [{ html }];
				},
			],
			{ options: { timeLimit: 7 } },
		);
		const { status, body } = await askForBlock(plugin);
		expect(sleep.mock.calls[0]?.[0]).toBe(7_000);
		expect([status, body]).toEqual([
			200,
			{ code: 504, errors: [expect.stringContaining('took longer than 7 seconds')] },
		]);

		const ended = new Promise<void>((resolve) => (plugin.afterRun = resolve));
		finish();
		await ended;
		expect(plugin.answeredAgain).toBe(0);
	});

	it('does nothing if n8n has responded in another way', async () => {
		let end = () => {};
		jest.spyOn(systemClock, 'sleep').mockImplementation(async () => {
			await new Promise<void>((resolve) => (end = resolve));
		});
		const plugin = await block([async () => await new Promise(() => {})]);
		plugin.answerBeside = (response) => response.end('n8n has answered');
		const { text } = await askForBlock(plugin);
		end();
		await Promise.resolve();
		await Promise.resolve();
		expect([text, plugin.answeredAgain]).toEqual(['n8n has answered', 0]);
	});

	it('stops when the workflow responds', async () => {
		let signal: AbortSignal | undefined;
		jest.spyOn(systemClock, 'sleep').mockImplementation(async (_ms, given) => {
			signal = given;
			await new Promise(() => {});
		});
		const plugin = await block([() => [{ html }]]);
		await askForBlock(plugin);
		expect(signal?.aborted).toBe(true);
	});

	it.each([
		{ given: 0, seconds: 20 },
		{ given: 'x', seconds: 20 },
		{ given: 300, seconds: 300 },
	])('is $seconds seconds if $given is entered', async ({ given, seconds }) => {
		const sleep = jest.spyOn(systemClock, 'sleep');
		const plugin = await block([() => [{ html }]], { options: { timeLimit: given } });
		await askForBlock(plugin);
		expect(sleep.mock.calls[0]?.[0]).toBe(seconds * 1_000);
	});
});
