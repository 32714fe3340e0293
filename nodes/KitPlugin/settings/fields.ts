import type { INodeProperties } from 'n8n-workflow';

const showFor = (...types: string[]) => ({ show: { type: types } });

const type: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: [
		{ name: 'Color Picker', value: 'color' },
		{ name: 'Date Picker', value: 'date' },
		{
			name: 'Dynamic Select',
			value: 'dynamicSelect',
			description: 'A dropdown for a media source, whose options the workflow gives',
		},
		{ name: 'Font Picker', value: 'fontFamily' },
		{
			name: 'Group',
			value: 'group',
			description: 'A section that other settings are in; they name it under Group',
		},
		{ name: 'Numerical Input', value: 'numericalInput' },
		{ name: 'Radio Group', value: 'radioGroup' },
		{
			name: 'Search',
			value: 'search',
			description: 'A dropdown that the workflow fills with what it finds',
		},
		{ name: 'Select', value: 'select', description: 'A dropdown with the options given here' },
		{ name: 'Slider', value: 'slider' },
		{ name: 'Text', value: 'text' },
		{ name: 'Text Area', value: 'textarea' },
		{ name: 'Toggle', value: 'toggle' },
	],
	default: 'text',
};

const label: INodeProperties = {
	displayName: 'Label',
	name: 'label',
	type: 'string',
	default: '',
	placeholder: 'e.g. Product',
	description: 'What the creator sees, up to 64 characters',
};

const name: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. product',
	description:
		'What the value is called in the workflow: letters, digits, underscores and hyphens. A media source has the groups search_group, filter_group and sort_group.',
};

const required: INodeProperties = {
	displayName: 'Required',
	name: 'required',
	type: 'boolean',
	displayOptions: { hide: { type: ['group'] } },
	default: false,
	description: 'Whether Kit waits for this setting before it asks for the block',
};

const group: INodeProperties = {
	displayName: 'Group',
	name: 'group',
	type: 'string',
	displayOptions: { hide: { type: ['group'] } },
	default: '',
	placeholder: 'e.g. colors',
	description: 'The name of the setting of the type Group that this one is in. Empty for none.',
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	displayOptions: showFor('radioGroup', 'select'),
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Option',
			name: 'option',
			values: [
				{
					displayName: 'Label',
					name: 'label',
					type: 'string',
					default: '',
					placeholder: 'e.g. French fries',
					description: 'What the creator sees',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. fries',
					description: 'What the workflow gets',
				},
			],
		},
	],
};

const placeholder: INodeProperties = {
	displayName: 'Placeholder',
	name: 'placeholder',
	type: 'string',
	displayOptions: showFor('search', 'select', 'text', 'textarea'),
	default: '',
	description: 'What the creator sees in the empty field',
};

const help: INodeProperties = {
	displayName: 'Help',
	name: 'help',
	type: 'string',
	default: '',
	description: 'What the creator sees in the tooltip of the label, up to 64 characters',
};

const multiselect: INodeProperties = {
	displayName: 'Multiselect',
	name: 'multiselect',
	type: 'boolean',
	displayOptions: showFor('search'),
	default: false,
	description: 'Whether the creator can choose several; the workflow then gets an array',
};

const allowTransparent: INodeProperties = {
	displayName: 'Allow Transparent',
	name: 'allowTransparent',
	type: 'boolean',
	displayOptions: showFor('color'),
	default: false,
	description: 'Whether the creator can choose no color',
};

const initial: INodeProperties = {
	displayName: 'Default',
	name: 'initial',
	type: 'string',
	displayOptions: showFor('radioGroup', 'slider', 'textarea'),
	default: '',
	description: 'What is set at first: a text, the value of an option, or the number of a slider',
};

const initiallyOn: INodeProperties = {
	displayName: 'Default',
	name: 'initiallyOn',
	type: 'boolean',
	displayOptions: showFor('toggle'),
	default: false,
	description: 'Whether the toggle is on at first',
};

const maxLength: INodeProperties = {
	displayName: 'Max Length',
	name: 'maxLength',
	type: 'string',
	displayOptions: showFor('textarea'),
	default: '',
	description: 'How many characters the text may have. Empty for any number.',
};

const prepend: INodeProperties = {
	displayName: 'Prepend',
	name: 'prepend',
	type: 'string',
	displayOptions: showFor('numericalInput'),
	default: '',
	placeholder: 'e.g. $',
	description: 'What stands before the number, up to 5 characters. Set this or Append.',
};

const append: INodeProperties = {
	displayName: 'Append',
	name: 'append',
	type: 'string',
	displayOptions: showFor('numericalInput'),
	default: '',
	placeholder: 'e.g. px',
	description: 'What stands after the number, up to 5 characters. Set this or Prepend.',
};

const min: INodeProperties = {
	displayName: 'Min',
	name: 'min',
	type: 'string',
	displayOptions: showFor('numericalInput', 'slider'),
	default: '',
	placeholder: 'e.g. 0',
	description: 'The least number that the creator can set',
};

const max: INodeProperties = {
	displayName: 'Max',
	name: 'max',
	type: 'string',
	displayOptions: showFor('numericalInput', 'slider'),
	default: '',
	placeholder: 'e.g. 100',
	description: 'The greatest number that the creator can set',
};

const step: INodeProperties = {
	displayName: 'Step',
	name: 'step',
	type: 'string',
	displayOptions: showFor('slider'),
	default: '',
	placeholder: 'e.g. 5',
	description: 'How far apart the numbers of the slider are',
};

const suffix: INodeProperties = {
	displayName: 'Suffix',
	name: 'suffix',
	type: 'string',
	displayOptions: showFor('slider'),
	default: '',
	placeholder: 'e.g. px',
	description: 'What stands after the number, up to 3 characters',
};

const dependencies: INodeProperties = {
	displayName: 'Dependencies',
	name: 'dependencies',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add dependency',
	default: {},
	description:
		'When Kit shows the setting. The values that a search depends on come to the workflow beside what was typed.',
	options: [
		{
			displayName: 'Dependency',
			name: 'dependency',
			values: [
				{
					displayName: 'Setting Name',
					name: 'field',
					type: 'string',
					default: '',
					placeholder: 'e.g. shop',
				},
				{
					displayName: 'Condition',
					name: 'condition',
					type: 'options',
					options: [
						{ name: 'Has a Value', value: 'filled' },
						{ name: 'Is', value: 'equals' },
						{ name: 'Is Empty', value: 'empty' },
					],
					default: 'filled',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					displayOptions: { show: { condition: ['equals'] } },
					default: '',
				},
			],
		},
	],
};

/** The settings of the plugin as rows, in the order in which Kit shows them. */
export const settingsFields: INodeProperties = {
	displayName: 'Settings',
	name: 'settings',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	displayOptions: { show: { defineSettings: ['fields'] } },
	placeholder: 'Add setting',
	default: {},
	description: 'What the creator sets in the sidebar of Kit’s editor',
	options: [
		{
			displayName: 'Setting',
			name: 'setting',
			values: [
				type,
				label,
				name,
				required,
				options,
				placeholder,
				help,
				multiselect,
				allowTransparent,
				prepend,
				append,
				min,
				max,
				step,
				suffix,
				maxLength,
				initial,
				initiallyOn,
				dependencies,
				group,
			],
		},
	],
};
