import type { INode } from 'n8n-workflow';
import type { WorkflowFile } from '../client';
import type { Theme } from '../editorPage';
import { takePicture } from '../picture';
import { kit, locator, node } from '../workflow';
import { editor } from './editors';
import { apiKey, world } from './world';

const BOUGHT = 'A product is bought';

const ICONS: Record<Theme, string> = { light: 'kit.svg', dark: 'kit.dark.svg' };

export function editorThemeCases(theme: Theme): void {
	it('shows a workflow with a visible icon', async () => {
		const page = await openWorkflow(theme);
		const icons = page.nodes.locator(`img[src$="/${ICONS[theme]}"]`);
		// counting alone does not wait until all are rendered
		await icons.nth(3).waitFor();
		expect(await icons.count()).toBe(4);
		expect(await page.nodes.getByTestId('node-issues').count()).toBe(0);
		await page.page.setViewportSize({ width: 1280, height: 520 });
		await page.page.getByTestId('zoom-to-fit').click();
		await takePicture(page.page, `workflow-${theme}`);
	});
}

/** A workflow for people who bought something. */
async function openWorkflow(theme: Theme) {
	const { n8n, sandbox } = world();
	const slack = await n8n.createCredential('Slack account', 'slackApi', { accessToken: 'xoxb-1' });
	const letters = [...sandbox.store.sequences.values()];
	const sequence = (index: number) => {
		const { id = 0, name = '' } = letters[index] ?? {};
		return { __rl: true, mode: 'list', value: String(id), cachedResultName: name };
	};
	const buyer = locator('email', `={{ $('${BOUGHT}').item.json.purchase.email_address }}`);
	const addTo = (index: number) => ({
		resource: 'sequence',
		operation: 'addSubscriber',
		sequence: sequence(index),
		subscriber: buyer,
	});
	const nodes: INode[] = [
		at(0, 0, node(BOUGHT, 'n8n-nodes-kit.kitTrigger', { events: ['purchase.created'] })),
		at(
			220,
			0,
			kit('Tag as customer', {
				resource: 'tag',
				operation: 'addSubscriber',
				tag: locator('name', 'Customer'),
				subscriber: buyer,
			}),
		),
		at(
			440,
			0,
			node(
				'Spent over $100?',
				'n8n-nodes-base.if',
				{
					conditions: {
						options: { caseSensitive: true, typeValidation: 'strict', version: 2 },
						combinator: 'and',
						conditions: [
							{
								id: 'total',
								leftValue: `={{ $('${BOUGHT}').item.json.purchase.total }}`,
								rightValue: 100,
								operator: { type: 'number', operation: 'gt' },
							},
						],
					},
				},
				{ typeVersion: 2.2 },
			),
		),
		at(660, -100, kit('Start the VIP letters', addTo(1))),
		at(660, 100, kit('Start the welcome letters', addTo(0))),
		at(
			880,
			-100,
			node(
				'Tell the team',
				'n8n-nodes-base.slack',
				{
					select: 'channel',
					channelId: locator('name', '#sales'),
					text: 'We have a new VIP!',
				},
				{ typeVersion: 2.3, credentials: { slackApi: { id: slack.id, name: slack.name } } },
			),
		),
	];
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	const connections: WorkflowFile['connections'] = {
		[BOUGHT]: { main: [to('Tag as customer')] },
		'Tag as customer': { main: [to('Spent over $100?')] },
		'Spent over $100?': { main: [to('Start the VIP letters'), to('Start the welcome letters')] },
		'Start the VIP letters': { main: [to('Tell the team')] },
	};
	const file = { name: 'Thank customers', nodes, connections };
	const page = await editor(theme);
	await page.openWorkflow(await n8n.importWorkflow(file, await apiKey()));
	return page;
}

function at(x: number, y: number, placed: INode): INode {
	return { ...placed, position: [x, y] };
}
