import { problemWithValues } from '../../../../nodes/KitPlugin/settings/incoming';
import { askForBlock, block } from '../plugin.fixture';

const option = (value: string) => ({ label: value.toUpperCase(), value });

const ALL = [
	{ type: 'text', name: 'text', label: 'Text' },
	{ type: 'textarea', name: 'area', label: 'Area' },
	{ type: 'numericalInput', name: 'number', label: 'Number', prepend: '$' },
	{ type: 'slider', name: 'slider', label: 'Slider', min: 0, max: 9 },
	{ type: 'select', name: 'select', label: 'Select', options: [option('a'), option('b')] },
	{ type: 'radioGroup', name: 'radio', label: 'Radio', options: [option('a')] },
	{ type: 'search', name: 'one', label: 'One' },
	{ type: 'search', name: 'many', label: 'Many', multiselect: true },
	{ type: 'date', name: 'date', label: 'Date' },
	{ type: 'color', name: 'color', label: 'Color' },
	{ type: 'fontFamily', name: 'font', label: 'Font' },
	{ type: 'toggle', name: 'toggle', label: 'Toggle' },
];

describe('The validation of what Kit sends', () => {
	it('accepts a value of every type as Kit sends it', () => {
		const values = {
			text: 'x',
			area: 'x\ny',
			number: '99.99',
			slider: 4,
			select: 'b',
			radio: 'a',
			one: 'p1',
			many: ['p1', 'p2'],
			date: '2024-10-03T07:00:00.000Z',
			color: '#ff0000',
			font: { fontFamily: "'Courier New', Courier, monospace", fontWeight: 400 },
			toggle: false,
		};
		expect(problemWithValues(ALL, values)).toBeUndefined();
	});

	it('accepts empty, missing and unknown settings', () => {
		const empty = Object.fromEntries(ALL.map(({ name }) => [name, null]));
		expect(problemWithValues(ALL, empty)).toBeUndefined();
		expect(problemWithValues(ALL, {})).toBeUndefined();
		expect(problemWithValues(ALL, { removed: { since: true } })).toBeUndefined();
	});

	it.each([
		{ name: 'text', value: 7, label: 'Text' },
		{ name: 'number', value: 'many', label: 'Number' },
		{ name: 'slider', value: {}, label: 'Slider' },
		{ name: 'select', value: 'c', label: 'Select' },
		{ name: 'radio', value: 'b', label: 'Radio' },
		{ name: 'one', value: ['p1'], label: 'One' },
		{ name: 'many', value: 'p1', label: 'Many' },
		{ name: 'date', value: true, label: 'Date' },
		{ name: 'font', value: 'Courier', label: 'Font' },
		{ name: 'toggle', value: 'on', label: 'Toggle' },
	])('names $label if it has the value $value', ({ name, value, label }) => {
		expect(problemWithValues(ALL, { [name]: value })).toBe(
			`'${label}' has a value that this block does not support. Choose another one.`,
		);
	});

	it('names what is missing, without a run', async () => {
		const plugin = await block([() => [{ html: '<p>x</p>' }]]);
		expect((await askForBlock(plugin, { title: 'x' })).body).toEqual({
			code: 422,
			errors: ["'Product' is missing. Fill it in."],
		});
		expect(plugin.runs).toEqual([]);
	});

	it('says that there are no settings at all', async () => {
		const plugin = await block([() => [{ html: '<p>x</p>' }]]);
		for (const json of [{}, { settings: null }, { settings: 'x' }, { settings: [1] }]) {
			const { body } = await plugin.request('POST', plugin.address('block'), { json });
			expect(body).toEqual({
				code: 422,
				errors: [expect.stringContaining('The request has no settings')],
			});
		}
	});

	it('does not require a toggle that was never touched', () => {
		const settings = [{ type: 'toggle', name: 'shown', label: 'Shown', required: true }];
		for (const values of [{}, { shown: null }, { shown: false }]) {
			expect(problemWithValues(settings, values)).toBeUndefined();
		}
	});

	it('does not require what Kit does not show', () => {
		const shop = { type: 'text', name: 'shop', label: 'Shop' };
		const isShown = { type: 'toggle', name: 'shown', label: 'Shown' };
		const title = { type: 'text', name: 'title', label: 'Title', required: true };
		const missing = "'Title' is missing. Fill it in.";
		const cases = [
			{ dependencies: ['shop'], values: {}, problem: undefined },
			{ dependencies: ['shop'], values: { shop: 'a' }, problem: missing },
			{ dependencies: [{ field: 'shop', value: 'b' }], values: { shop: 'a' }, problem: undefined },
			{ dependencies: [{ field: 'shop', value: 'a' }], values: { shop: 'a' }, problem: missing },
			{ dependencies: [{ field: 'shop', value: null }], values: { shop: 'a' }, problem: undefined },
			{ dependencies: [{ field: 'shop', value: null }], values: {}, problem: missing },
			{ dependencies: [{ field: 'shown' }], values: { shown: false }, problem: undefined },
			{ dependencies: [{ field: 'shown' }], values: { shown: true }, problem: missing },
		];
		for (const { dependencies, values, problem } of cases) {
			const own = [shop, isShown, { ...title, dependencies }];
			expect(problemWithValues(own, values)).toBe(problem);
			const group = { type: 'group', label: 'Group', settings: [title], dependencies };
			expect(problemWithValues([shop, isShown, group], values)).toBe(problem);
		}
	});

	it('does not require what depends on something that is not shown', () => {
		const settings = [
			{ type: 'text', name: 'a', label: 'A' },
			{ type: 'text', name: 'b', label: 'B', dependencies: ['a'] },
			{ type: 'text', name: 'c', label: 'C', dependencies: ['b'], required: true },
		];
		expect(problemWithValues(settings, { b: 'x' })).toBeUndefined();
		expect(problemWithValues(settings, { a: 'x', b: 'x' })).toContain("'C' is missing");
	});

	it('does not require what depends on itself indirectly', () => {
		const settings = [
			{ type: 'text', name: 'a', label: 'A', dependencies: ['b'], required: true },
			{ type: 'text', name: 'b', label: 'B', dependencies: ['a'], required: true },
		];
		expect(problemWithValues(settings, { a: 'x' })).toBeUndefined();
	});
});
