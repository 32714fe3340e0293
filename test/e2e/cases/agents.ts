import type { INode } from 'n8n-workflow';
import {
	AGENT,
	agentWorkflow,
	fromModel,
	kitTool,
	mcpClientTool,
	mcpWorkflow,
} from '../agentWorkflow';
import type { Credential } from '../client';
import type { CustomField } from '../../sandbox';
import { startModel, type KnownTool, type ScriptedModel, type Turn } from '../model';
import { locator, START } from '../workflow';
import { apiKey, world } from './world';

let model: ScriptedModel;
let openAi: Credential;

/** The versions of n8n's agent that call tools differently; n8n 1 and n8n 2 have them all. */
const agents = [1.7, 2, 2.2, 3];

/** How a tool reports an error to any agent: those before version 3 discard what a node throws. */
const continuing = { onError: 'continueRegularOutput' } as const;

export function agentCases(): void {
	withModel();

	describe.each(agents)('version %d', (version) => {
		it('fills a locator, a collection and the mapper with the model’s values', async () => {
			const { store } = world().sandbox;
			const hobby = hobbyField();
			const email = `agent-${version}@example.com`;
			const input = { Email: email, Tag: `Agent ${version}`, First_Name: 'Ana', Hobby: 'Chess' };

			await converse(version, [subscribe()], [{ tool: 'Subscribe_someone', input }]);

			const person = store.findByEmail(email);
			expect(person?.firstName).toBe('Ana');
			expect(person?.fields.get(hobby.id)).toBe('Chess');
			const tag = store.findTag(`Agent ${version}`);
			expect(store.taggings.get(tag?.id ?? 0, person?.id ?? 0)).toBeDefined();
			expect(model.toolAnswers()).toEqual([expect.stringContaining(`"email_address":"${email}"`)]);
		});

		it('tells the model what the tool does and which parameters it has', async () => {
			await converse(version, [subscribe()]);
			expect(knownTools()).toEqual([
				{
					name: 'Subscribe_someone',
					description: expect.stringContaining('Subscribe someone in Kit.'),
					parameters: expect.objectContaining({
						type: 'object',
						properties: {
							Email: { type: 'string', description: 'The email address of the person' },
							Tag: { type: 'string' },
							First_Name: { type: 'string' },
							Hobby: { type: 'string' },
						},
						required: ['Email', 'Tag', 'First_Name', 'Hobby'],
					}),
				},
			]);
		});

		it('tells the model what to correct if the tool continues on error', async () => {
			const calls = [{ tool: 'Get_subscriber', input: { Subscriber: 'nobody@example.com' } }];
			await converse(version, [getSubscriber(continuing)], calls);
			expect(model.toolAnswers()).toEqual([
				expect.stringMatching(
					/does not match a subscriber in this account: “nobody@example\.com”.*Check the/,
				),
			]);
		});
	});

	// the editor's button "Let the model define this" changes From List to By ID
	it.each(['name', 'id'])(
		'creates the tag that the model names, where the locator has the mode %s',
		async (mode) => {
			const { store } = world().sandbox;
			const email = `tag-by-${mode}@example.com`;
			const person = store.addSubscriber({ emailAddress: email });
			const tool = kitTool('Add tag', {
				resource: 'tag',
				operation: 'addSubscriber',
				tag: locator(mode, fromModel('Tag')),
				subscriber: locator('email', fromModel('Subscriber')),
			});
			const input = { Tag: `VIP by ${mode}`, Subscriber: email };
			await converse(3, [tool], [{ tool: 'Add_tag', input }]);
			const tag = store.findTag(`VIP by ${mode}`);
			expect(store.taggings.get(tag?.id ?? 0, person.id)).toBeDefined();
		},
	);
}

/** In n8n 1, this ends the execution. */
export function failingToolCases(): void {
	withModel();

	it('tells the model what to correct', async () => {
		const calls = [{ tool: 'Get_subscriber', input: { Subscriber: 'nobody@example.com' } }];
		await converse(3, [getSubscriber()], calls);
		expect(model.toolAnswers()).toEqual([
			expect.stringContaining('does not match a subscriber in this account: “nobody@example.com”'),
		]);
	});
}

export function mcpCases(): void {
	withModel();

	it('offers the tools to n8n’s MCP client, runs them, and reports errors', async () => {
		const { n8n, sandbox, url } = world();
		hobbyField();
		const server = mcpWorkflow('kit-mcp', 2, [subscribe(), getSubscriber()]);
		const id = await n8n.importWorkflow(server, await apiKey());
		await n8n.activate(id);
		const input = { Email: 'mcp@example.com', Tag: 'MCP', First_Name: 'Ana', Hobby: 'Chess' };

		await converse(
			2.2,
			[mcpClientTool(`${url}/mcp/kit-mcp`)],
			[{ tool: 'Subscribe_someone', input }],
			[{ tool: 'Get_subscriber', input: { Subscriber: 'nobody@example.com' } }],
		);

		expect(knownTools().map(({ description }) => description)).toEqual(
			expect.arrayContaining([
				expect.stringContaining('Subscribe someone in Kit.'),
				expect.stringContaining('Get subscriber in Kit.'),
			]),
		);
		expect(sandbox.store.findByEmail('mcp@example.com')?.firstName).toBe('Ana');
		expect(model.toolAnswers()).toEqual([
			expect.stringContaining('mcp@example.com'),
			expect.stringMatching(
				/does not match a subscriber in this account.*Details: Check the address/s,
			),
		]);
		await n8n.deactivate(id);
	});
}

function withModel(): void {
	beforeAll(async () => {
		model = await startModel();
		const data = { apiKey: 'sk-scripted', url: model.url };
		openAi = await world().n8n.createCredential('Scripted model', 'openAiApi', data);
	});
	afterAll(async () => await model.stop());
}

/** Makes an agent with the tools follow the model's script, turn by turn. */
async function converse(version: number, tools: INode[], ...turns: Turn[]): Promise<void> {
	const { n8n } = world();
	model.play(...turns, 'Done.');
	const file = agentWorkflow(version, openAi, tools);
	const execution = await n8n.run(await n8n.importWorkflow(file, await apiKey()), START);
	expect(execution.error).toBeUndefined();
	expect(execution.items(AGENT).map(({ json }) => json.output)).toEqual(['Done.']);
}

/** The account's custom field that a tool saves a value in. */
function hobbyField(): CustomField {
	const { store } = world().sandbox;
	const there = [...store.customFields.values()].find(({ label }) => label === 'Hobby');
	return there ?? store.addCustomField('Hobby');
}

function knownTools(): KnownTool[] {
	return (model.prompts[0]?.tools ?? []).map((tool) => {
		const { name, description, parameters } = tool.function;
		return { name, description, parameters };
	});
}

function subscribe(): INode {
	return kitTool('Subscribe someone', {
		resource: 'subscriber',
		operation: 'subscribe',
		email: fromModel('Email', 'The email address of the person'),
		tags: { tag: [{ tag: locator('name', fromModel('Tag')) }] },
		additionalFields: { firstName: fromModel('First_Name') },
		customFields: {
			mappingMode: 'defineBelow',
			value: { hobby: fromModel('Hobby') },
		},
	});
}

function getSubscriber(settings: { onError?: 'continueRegularOutput' } = {}): INode {
	const subscriber = locator('email', fromModel('Subscriber'));
	const parameters = { resource: 'subscriber', operation: 'get', subscriber };
	return kitTool('Get subscriber', parameters, settings);
}
