import { NodeHelpers, Workflow, type INode } from 'n8n-workflow';

import { KitPluginTrigger } from '../../../../nodes/KitPlugin/KitPluginTrigger.node';

const type = new KitPluginTrigger();

function workflowWith(parameters: INode['parameters']): { node: INode; workflow: Workflow } {
	const node: INode = {
		id: '1',
		name: 'Trigger',
		type: 'kitPluginTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => type,
			getByNameAndVersion: () => type,
			getKnownTypes: () => ({}),
		},
	});
	return { node, workflow };
}

function outputsWith(parameters: INode['parameters']): unknown[] {
	const { node, workflow } = workflowWith(parameters);
	return NodeHelpers.getNodeOutputs(workflow, node, type.description).map((output) =>
		typeof output === 'string' ? output : output.displayName,
	);
}

describe('The plugin trigger', () => {
	it.each([
		{ pluginType: 'contentBlock', authorization: 'none', outputs: ['Block', 'Search'] },
		{ pluginType: 'contentBlock', authorization: 'accessCodes', outputs: ['Block', 'Search'] },
		{
			pluginType: 'contentBlock',
			authorization: 'workflow',
			outputs: ['Block', 'Search', 'Sign In'],
		},
		{ pluginType: 'mediaSource', authorization: 'none', outputs: ['Media', 'Search', 'Inserted'] },
		{
			pluginType: 'mediaSource',
			authorization: 'workflow',
			outputs: ['Media', 'Search', 'Inserted', 'Sign In'],
		},
	])(
		'has the outputs $outputs as $pluginType with the authorization $authorization',
		({ outputs, ...parameters }) => {
			expect(outputsWith(parameters)).toEqual(outputs);
		},
	);

	it.each([
		{ pluginType: 'contentBlock', name: 'Product', subtitle: 'Content block: Product' },
		{ pluginType: 'mediaSource', name: 'Pictures', subtitle: 'Media source: Pictures' },
		{ pluginType: 'contentBlock', name: '', subtitle: 'Content block' },
	])('shows on the canvas that it is a $subtitle', ({ subtitle, ...parameters }) => {
		const { node, workflow } = workflowWith(parameters);
		const shown = workflow.expression.getSimpleParameterValue(
			node,
			type.description.subtitle ?? '',
			'internal',
			{},
		);
		expect(shown).toBe(subtitle);
	});

	it('refers to its setup page once it is active', () => {
		const { activationMessage, triggerPanel, webhooks = [] } = type.description;
		expect(webhooks.filter(({ path }) => path === 'setup')).toHaveLength(1);
		expect(activationMessage).toContain('ends in /setup');
		expect(triggerPanel).toMatchObject({
			executionsHelp: { inactive: expect.stringContaining('ends in /setup') },
			activationHint: { active: expect.stringContaining('ends in /setup') },
		});
	});

	it('has no URL that two workflows would share', () => {
		const { webhooks = [] } = type.description;
		expect(webhooks.filter(({ isFullPath }) => isFullPath === true)).toEqual([]);
		expect(webhooks.filter(({ name }) => name === 'default').map(({ path }) => path)).toEqual([
			'block',
		]);
		const keys = webhooks.flatMap(({ httpMethod, path }) =>
			httpMethod.split(',').map((method) => `${method} ${path}`),
		);
		expect(new Set(keys).size).toBe(keys.length);
	});
});

describe('The test of the credential', () => {
	const test = type.methods.credentialTest.kitPluginApiTest;
	const run = async (data: object) =>
		await test.call({} as ThisParameterType<typeof test>, {
			id: '1',
			name: 'Plugin',
			type: 'kitPluginApi',
			data: JSON.parse(JSON.stringify(data)),
		});

	const secret = 'x'.repeat(32);

	it.each([
		{ data: { clientId: 'a', clientSecret: secret }, status: 'OK' },
		{
			data: {
				clientId: 'a',
				clientSecret: secret,
				accounts: { account: [{ name: 'ana', accessCode: '12345678' }] },
			},
			status: 'OK',
		},
		{ data: { clientId: '', clientSecret: secret }, status: 'Error' },
		{ data: { clientId: 'a', clientSecret: 'short' }, status: 'Error' },
		{
			data: {
				clientId: 'a',
				clientSecret: secret,
				accounts: { account: [{ name: 'ana', accessCode: '1' }] },
			},
			status: 'Error',
		},
	])('says $status, with no secret in it', async ({ data, status }) => {
		const result = await run(data);
		expect(result.status).toBe(status);
		expect(result.message).not.toContain(secret);
	});
});
