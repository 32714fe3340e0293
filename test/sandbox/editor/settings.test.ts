import { readSettings } from './settings';

const text = (name: string, more: object = {}) => ({ type: 'text', name, label: name, ...more });
const url = 'https://shop.example/search';
const options = [{ label: 'A', value: 'a' }];

test('accepts every component of the library', () => {
	const settings = [
		text('title', { placeholder: 'Enter a title', required: true, help: 'It stands on top' }),
		{ type: 'textarea', name: 'b', label: 'B', default: 'x', max_length: null },
		{ type: 'numericalInput', name: 'c', label: 'C', prepend: '$', min: 0, max: 10 },
		{ type: 'slider', name: 'd', label: 'D', min: 0, max: 1, step: 0.1, default: 0, suffix: 'px' },
		{ type: 'select', name: 'e', label: 'E', options, placeholder: 'Choose' },
		{ type: 'radioGroup', name: 'f', label: 'F', options, default: 'a' },
		{ type: 'search', name: 'g', label: 'G', request_url: url, multiselect: true },
		{ type: 'date', name: 'h', label: 'H' },
		{ type: 'color', name: 'i', label: 'I', allow_transparent: true },
		{ type: 'fontFamily', name: 'j', label: 'J' },
		{ type: 'toggle', name: 'k', label: 'K', default: true },
		{ type: 'group', label: 'More', help: 'Much more', settings: [text('l')] },
	];
	expect(readSettings(settings, 'contentBlock')).toEqual(settings);
});

test.each<[string, unknown, string]>([
	['settings that are not an array', {}, 'Expected array'],
	['an unknown component', [text('a', { type: 'password' })], 'settings[0.type]'],
	['a setting without a name', [{ type: 'text', label: 'A' }], 'settings[0.name]: Required'],
	['a setting without a label', [{ type: 'text', name: 'a' }], 'settings[0.label]: Required'],
	['an unknown key', [text('a', { colour: 'red' })], "Unrecognized key(s) in object: 'colour'"],
	['a label that is too long', [text('a', { label: 'x'.repeat(65) })], 'at most 64'],
	['help that is too long', [text('a', { help: 'x'.repeat(65) })], 'at most 64'],
	['two settings with the same name', [text('a'), text('a')], 'There are two settings named "a".'],
	['a search without a URL', [text('a', { type: 'search' })], 'request_url]: Required'],
	['an invalid URL', [text('a', { type: 'search', request_url: '/x' })], 'Invalid url'],
	[
		'a select without options',
		[{ type: 'select', name: 'a', label: 'A', options: [] }],
		'at least 1',
	],
	[
		'a number without a unit',
		[{ type: 'numericalInput', name: 'a', label: 'A' }],
		'exactly one of',
	],
	[
		'a number with two units',
		[{ type: 'numericalInput', name: 'a', label: 'A', prepend: '$', append: 'USD' }],
		'exactly one of',
	],
	[
		'radio labels that are too long in total',
		[
			{
				type: 'radioGroup',
				name: 'a',
				label: 'A',
				options: [{ label: 'x'.repeat(29), value: 'a' }],
			},
		],
		'more than 28 characters',
	],
	[
		'a dependency on an unknown setting',
		[text('a', { dependencies: ['b'] })],
		'"b", which does not exist',
	],
	[
		'a dependency on a slider',
		[
			{ type: 'slider', name: 's', label: 'S', min: 0, max: 1, step: 1, default: 0 },
			text('a', { dependencies: [{ field: 's' }] }),
		],
		'A setting cannot depend on the slider "s".',
	],
	[
		'a dynamicSelect in a content block',
		[{ type: 'dynamicSelect', name: 'a', label: 'A', request_url: url }],
		'only available in media sources',
	],
])('rejects %s', (_name, settings, sentence) => {
	expect(() => readSettings(settings, 'contentBlock')).toThrow(sentence);
});

test.each<[string, unknown, string]>([
	['settings outside its groups', [text('query')], 'search_group, filter_group and sort_group'],
	[
		'two settings in a group',
		[{ type: 'group', name: 'search_group', settings: [text('a'), text('b')] }],
		'search_group must have exactly one setting: text.',
	],
	[
		'a component of the wrong type',
		[{ type: 'group', name: 'sort_group', settings: [text('a')] }],
		'sort_group must have exactly one setting: select.',
	],
])('rejects a media source with %s', (_name, settings, sentence) => {
	expect(() => readSettings(settings, 'mediaSource')).toThrow(sentence);
});
