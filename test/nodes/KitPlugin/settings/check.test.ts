import { problemWith } from '../../../../nodes/KitPlugin/settings/check';

const option = (label: string, value = label) => ({ label, value });

/** One of each type of Kit's component library. */
const ALL = [
	{ type: 'text', name: 'title', label: 'Title', placeholder: 'Enter a title', required: true },
	{ type: 'textarea', name: 'about', label: 'About', default: 'x', max_length: 200 },
	{ type: 'textarea', name: 'more', label: 'More', max_length: null },
	{ type: 'numericalInput', name: 'price', label: 'Price', prepend: '$', min: 0, max: 99 },
	{
		type: 'slider',
		name: 'size',
		label: 'Size',
		min: 8,
		max: 48,
		step: 2,
		default: 16,
		suffix: 'px',
	},
	{ type: 'select', name: 'food', label: 'Food', options: [option('Fries'), option('Chips')] },
	{ type: 'radioGroup', name: 'align', label: 'Align', options: [option('Left')], default: 'Left' },
	{ type: 'search', name: 'post', label: 'Post', dependencies: ['food'], multiselect: true },
	{ type: 'date', name: 'start', label: 'Start', dependencies: [{ field: 'shown', value: 'x' }] },
	{ type: 'color', name: 'color', label: 'Color', allow_transparent: true, help: 'Of the text' },
	{ type: 'fontFamily', name: 'font', label: 'Font' },
	{ type: 'toggle', name: 'shown', label: 'Shown', default: true },
	{ type: 'group', label: 'Group', settings: [{ type: 'text', name: 'inner', label: 'Inner' }] },
];

const text = { type: 'text', name: 'title', label: 'Title' };
const select = { type: 'select', name: 'food', label: 'Food' };
const slider = {
	type: 'slider',
	name: 'size',
	label: 'Size',
	min: 0,
	max: 10,
	step: 1,
	default: 0,
};
const number = { type: 'numericalInput', name: 'price', label: 'Price' };
const search = { type: 'search', name: 'post', label: 'Post' };
const long = 'x'.repeat(65);

const BAD: Array<[what: string, settings: unknown, sentence: string]> = [
	['no JSON', undefined, 'The settings are not a JSON array'],
	['an object', { type: 'text' }, 'The settings are not a JSON array'],
	['a text among them', [text, 'x'], 'Setting 2 is not a JSON object'],
	['an unknown type', [{ ...text, type: 'txt' }], "The setting 'title' has the type 'txt'"],
	['a type that JavaScript knows', [{ ...text, type: 'constructor' }], "type 'constructor'"],
	['no type', [{ name: 'a', label: 'A' }], "The setting 'a' has the type 'undefined'"],
	['no name', [{ type: 'text', label: 'A' }], 'Setting 1 has no name'],
	[
		'a name with a space',
		[{ ...text, name: 'my title' }],
		"The setting 'my title' has an invalid name",
	],
	['a name with a slash', [{ ...text, name: 'a/b' }], "The setting 'a/b' has an invalid name"],
	[
		'a name of JavaScript',
		[{ ...text, name: '__proto__' }],
		"The setting '__proto__' has an invalid name",
	],
	['a name twice', [text, { ...text, type: 'date' }], "The name 'title' is used by two settings"],
	[
		'a name twice, once in a group',
		[text, { type: 'group', label: 'G', settings: [text] }],
		"The name 'title' is used by two settings",
	],
	['no label', [{ type: 'text', name: 'a' }], "The setting 'a' has no label"],
	[
		'a long label',
		[{ ...text, label: long }],
		"has a 'label' of 65 characters; Kit accepts up to 64",
	],
	['a long help', [{ ...text, help: long }], "has a 'help' of 65 characters"],
	['required as text', [{ ...text, required: 'yes' }], "has a 'required' that is neither"],
	['no options', [select], "The setting 'food' has no options"],
	['an option without value', [{ ...select, options: [{ label: 'A' }] }], 'has an option without'],
	[
		'a value that is a number',
		[{ ...select, options: [{ label: 'A', value: 1 }] }],
		"a text for 'label'",
	],
	['a value twice', [{ ...select, options: [option('A'), option('B', 'A')] }], "the value 'A'"],
	[
		'long labels of a radio group',
		[{ ...select, type: 'radioGroup', options: [option('x'.repeat(20)), option('y'.repeat(9))] }],
		'has labels of 29 characters in total; Kit accepts up to 28',
	],
	[
		'a default that is no option',
		[{ ...select, type: 'radioGroup', options: [option('A')], default: 'B' }],
		"has the default 'B'",
	],
	['neither prepend nor append', [number], "The setting 'price' needs exactly one of 'prepend'"],
	['both of them', [{ ...number, prepend: '$', append: 'p' }], 'needs exactly one'],
	['a long append', [{ ...number, append: 'pieces' }], "has a 'append' of 6 characters"],
	['a bound that is not a number', [{ ...number, prepend: '$', min: 'a' }], 'that is not a number'],
	['a slider without bounds', [{ ...slider, max: undefined }], "needs the numbers 'min', 'max'"],
	[
		'bounds the wrong way round',
		[{ ...slider, min: 10, default: 10 }],
		"'min' that is not below its 'max'",
	],
	['a step of 0', [{ ...slider, step: 0 }], "has a 'step' that is not above 0"],
	[
		'a default outside of the bounds',
		[{ ...slider, default: 11 }],
		'has a default that is not between',
	],
	['a long suffix', [{ ...slider, suffix: 'inch' }], "has a 'suffix' of 4 characters"],
	['a broken length', [{ ...text, type: 'textarea', max_length: 1.5 }], "has a 'max_length'"],
	[
		'a default that is too long',
		[{ ...text, type: 'textarea', max_length: 1, default: 'xy' }],
		"'default' of 2",
	],
	[
		'a broken toggle',
		[{ ...text, type: 'toggle', default: 'on' }],
		"has a 'default' that is neither",
	],
	['an address that is none', [{ ...search, request_url: 'search' }], "has a 'request_url'"],
	[
		'an empty group',
		[{ type: 'group', name: 'g', label: 'G', settings: [] }],
		'a group without settings',
	],
	[
		'something wrong in a group',
		[{ type: 'group', label: 'G', settings: [{ ...text, type: 'x' }] }],
		"The setting 'title' has the type 'x'",
	],
	[
		'a foreign dependency',
		[{ ...search, dependencies: ['shop'] }],
		"depends on 'shop', which is not a setting",
	],
	['a dependency on itself', [{ ...search, dependencies: ['post'] }], 'depends on itself'],
	[
		'a dependency on a slider',
		[slider, { ...text, dependencies: [{ field: 'size' }] }],
		"depends on 'size', but settings cannot depend on one of the type slider",
	],
	[
		'dependencies as text',
		[{ ...text, dependencies: 'post' }],
		'dependencies that are not a JSON array',
	],
	[
		'dependencies of a group as text',
		[text, { type: 'group', label: 'G', settings: [select], dependencies: 'title' }],
		'Setting 2 has dependencies that are not a JSON array',
	],
	[
		'a placeholder that is not text',
		[{ ...text, placeholder: 7 }],
		"has a 'placeholder' that is not",
	],
	[
		'a default that is not text',
		[{ ...text, type: 'textarea', default: 7 }],
		"has a 'default' that is not text",
	],
	[
		'a dynamic select in a block',
		[{ ...search, type: 'dynamicSelect' }],
		'does not support for a content block',
	],
];

describe('The check of the settings', () => {
	it('accepts all of Kit’s types', () => {
		expect(problemWith(ALL, 'contentBlock')).toBeUndefined();
	});

	it.each(BAD)('complains about %s', (_what, settings, sentence) => {
		expect(problemWith(settings, 'contentBlock')).toContain(sentence);
	});

	it('accepts the groups of a media source', () => {
		const settings = [
			{ type: 'group', name: 'search_group', settings: [text] },
			{ type: 'group', name: 'filter_group', settings: [{ ...search, type: 'dynamicSelect' }] },
			{ type: 'group', name: 'sort_group', settings: [{ ...select, options: [option('New')] }] },
		];
		expect(problemWith(settings, 'mediaSource')).toBeUndefined();
	});

	it.each(['numericalInput', 'textarea'])('accepts a %s in any group of a media source', (type) => {
		const inner = { ...text, type, ...(type === 'textarea' ? {} : { prepend: '$' }) };
		for (const name of ['search_group', 'filter_group', 'sort_group']) {
			const settings = [{ type: 'group', name, settings: [inner] }];
			expect(problemWith(settings, 'mediaSource')).toBeUndefined();
		}
	});

	it.each([
		{
			name: 'search_group',
			inner: { ...select, options: [option('A')] },
			sentence:
				"'search_group' has a setting of the type 'select', which Kit does not support in this group. Use text.",
		},
		{ name: 'search_group', inner: { ...search, type: 'dynamicSelect' }, sentence: 'Use text.' },
		{ name: 'filter_group', inner: text, sentence: 'Use select or dynamicSelect.' },
		{ name: 'sort_group', inner: { ...search, type: 'dynamicSelect' }, sentence: 'Use select.' },
		{
			name: 'sort_group',
			inner: { type: 'group', name: 'filter_group', settings: [text] },
			sentence: "the type 'group'",
		},
	])('complains about $inner.type in $name', ({ name, inner, sentence }) => {
		const settings = [{ type: 'group', name, settings: [inner] }];
		expect(problemWith(settings, 'mediaSource')).toContain(sentence);
	});

	it.each([
		{ settings: [{ ...text, type: 'color' }], sentence: 'does not support for a media source' },
		{
			settings: [{ type: 'group', name: 'other', label: 'Other', settings: [text] }],
			sentence: 'Use one of search_group, filter_group, sort_group',
		},
		{
			settings: [{ type: 'group', name: 'sort_group', settings: [text, search] }],
			sentence: 'in a media source, each group has one',
		},
		{
			settings: [{ ...search, type: 'dynamicSelect' }],
			sentence: "The setting 'post' is not in a group",
		},
	])('complains in a media source: $sentence', ({ settings, sentence }) => {
		expect(problemWith(settings, 'mediaSource')).toContain(sentence);
	});
});
