import {
	NodeHelpers,
	type INode,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** The rules for the parameters of every action node in this package. */
export function describeDescription(description: INodeTypeDescription): void {
	const { properties } = description;

	const selectorOf = (resource: string) =>
		properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(resource),
		);

	const shownFor = (resource: string, operation: unknown) =>
		properties.filter(({ displayOptions }) => {
			const { resource: resources, operation: operations } = displayOptions?.show ?? {};
			return resources?.includes(resource) && operations?.includes(String(operation));
		});

	const resources = optionsOf(properties.find(({ name }) => name === 'resource'));

	const operations = resources.flatMap((resource) =>
		optionsOf(selectorOf(String(resource.value))).map((option) => ({
			name: `${resource.name}: ${option.name}`,
			resource: String(resource.value),
			option,
		})),
	);

	it('passes every request to the shared sender', () => {
		const resource = properties.find(({ name }) => name === 'resource');
		expect(resource?.routing?.send?.paginate).toBe(true);
		expect(description.requestOperations?.pagination).toEqual(expect.any(Function));
	});

	it('declares no type for n8n to validate, since a run does not do that', () => {
		expect(JSON.stringify(properties)).not.toContain('validateType');
	});

	it.each(operations)('$name has a method and a path', ({ option }) => {
		expect(option.routing?.request?.method).toMatch(/^(GET|POST|PUT|PATCH|DELETE)$/);
		expect(option.routing?.request?.url).toMatch(/^(\/[a-z_]+|\/\{[a-zA-Z]+\})+$/);
	});

	it.each(operations)(
		'$name offers a parameter for every part of its path',
		({ resource, option }) => {
			const parts = [...String(option.routing?.request?.url).matchAll(/\{(\w+)\}/g)].map(
				([, part]) => part,
			);
			const names = shownFor(resource, option.value).map(({ name }) => name);
			expect(names).toEqual(expect.arrayContaining(parts));
		},
	);

	it.each(operations)('$name tells an AI agent what it does', ({ resource, option }) => {
		// How n8n derives a tool from a node.
		const tool = { ...description, name: `${description.name}Tool` };
		const chosen = { resource, operation: option.value };
		const node: INode = {
			id: '1',
			name: 'Tool',
			type: tool.name,
			typeVersion: 1,
			position: [0, 0],
			parameters: chosen,
		};
		const parameters =
			NodeHelpers.getNodeParameters(properties, chosen, true, false, node, tool) ?? {};
		const told = NodeHelpers.getToolDescriptionForNode(
			{ ...node, parameters },
			{ description: tool },
		);
		expect(told).toContain(`${option.action} in Kit. `);
		expect(told).toContain(option.description);
	});

	it.each(operations)('$name shows no description outside of agents', ({ resource, option }) => {
		const chosen = { resource, operation: option.value };
		const shown = NodeHelpers.getNodeParameters(properties, chosen, true, false, null, description);
		expect(shown).not.toHaveProperty('toolDescription');
	});

	it.each(operations)('$name follows pages if it offers Return All', ({ resource, option }) => {
		const names = shownFor(resource, option.value).map(({ name }) => name);
		const isList = names.includes('returnAll');
		expect(names.includes('limit')).toBe(isList);
		if (isList) expect(option.routing?.operations?.pagination).toEqual(expect.any(Function));
	});

	it.each(resources)('offers the operations of $name in alphabetical order', ({ value }) => {
		const names = optionsOf(selectorOf(String(value))).map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
	});

	it('offers the fields of every collection in alphabetical order', () => {
		for (const { type, options = [] } of properties) {
			if (type !== 'collection' && type !== 'fixedCollection') continue;
			const labels = options.map((option) =>
				'displayName' in option ? option.displayName : option.name,
			);
			expect(labels).toEqual([...labels].sort((a, b) => a.localeCompare(b)));
		}
	});

	it.each(resources)(
		'never has an operation that destroys something as the default of $name',
		({ value }) => {
			expect(String(selectorOf(String(value))?.default)).not.toMatch(
				/delete|remove|unsubscribe|replace/i,
			);
		},
	);

	it.each(resources)(
		'shows no parameter for an operation of $name that does not exist',
		({ value }) => {
			const known = optionsOf(selectorOf(String(value))).map((option) => option.value);
			const named = properties
				.filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(value))
				.flatMap(({ displayOptions }) => displayOptions?.show?.operation ?? []);
			expect(known).toEqual(expect.arrayContaining(named));
		},
	);
}

function optionsOf(property: INodeProperties | undefined): INodePropertyOptions[] {
	return (property?.options ?? []).filter(
		(option): option is INodePropertyOptions => 'value' in option,
	);
}
