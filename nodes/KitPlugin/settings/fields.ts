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
			description: 'A dropdown for a media source, with options from the workflow',
		},
		{ name: 'Font Picker', value: 'fontFamily' },
		{
			name: 'Group',
			value: 'group',
			description: "A section for other settings, which name it in 'Group'",
		},
		{ name: 'Numerical Input', value: 'numericalInput' },
		{ name: 'Radio Group', value: 'radioGroup' },
		{
			name: 'Search',
			value: 'search',
			description: 'A dropdown with search results from the workflow',
		},
		{ name: 'Select', value: 'select', description: 'A dropdown with the options defined here' },
		{ name: 'Slider', value: 'slider' },
		{ name: 'Text', value: 'text' },
		{ name: 'Text Area', value: 'textarea' },
		{ name: 'Toggle', value: 'toggle' },
	],
	default: 'text',
	description: 'The kind of field that the creator sees',
};

const label: INodeProperties = {
	displayName: 'Label',
	name: 'label',
	type: 'string',
	default: '',
	placeholder: 'e.g. Product',
	description: 'The label that the creator sees, up to 64 characters',
};

const name: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. product',
	description:
		'The name of the value in the workflow. Use letters, digits, underscores and hyphens. A media source has the groups search_group, filter_group and sort_group.',
};

const required: INodeProperties = {
	displayName: 'Required',
	name: 'required',
	type: 'boolean',
	displayOptions: { hide: { type: ['group'] } },
	default: false,
	description: 'Whether Kit waits for this setting before requesting the block',
};

const group: INodeProperties = {
	displayName: 'Group',
	name: 'group',
	type: 'string',
	displayOptions: { hide: { type: ['group'] } },
	default: '',
	placeholder: 'e.g. colors',
	description:
		'The name of the setting of type Group that this setting belongs to. Leave empty for none.',
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
					description: 'The text that the creator sees',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. fries',
					description: 'The value that the workflow receives',
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
	description: 'The placeholder that the creator sees in the empty field',
};

const help: INodeProperties = {
	displayName: 'Help',
	name: 'help',
	type: 'string',
	default: '',
	description: 'The tooltip of the label, up to 64 characters',
};

const multiselect: INodeProperties = {
	displayName: 'Multiselect',
	name: 'multiselect',
	type: 'boolean',
	displayOptions: showFor('search'),
	default: false,
	description:
		'Whether the creator can choose several values, which the workflow receives as an array',
};

const allowTransparent: INodeProperties = {
	displayName: 'Allow Transparent',
	name: 'allowTransparent',
	type: 'boolean',
	displayOptions: showFor('color'),
	default: false,
	description: 'Whether the creator can choose transparent instead of a color',
};

const initial: INodeProperties = {
	displayName: 'Default',
	name: 'initial',
	type: 'string',
	displayOptions: showFor('radioGroup', 'slider', 'textarea'),
	default: '',
	description: 'The initial value: text, the value of an option, or the number of a slider',
};

const initiallyOn: INodeProperties = {
	displayName: 'Default',
	name: 'initiallyOn',
	type: 'boolean',
	displayOptions: showFor('toggle'),
	default: false,
	description: 'Whether the toggle is initially on',
};

const maxLength: INodeProperties = {
	displayName: 'Max Length',
	name: 'maxLength',
	type: 'string',
	displayOptions: showFor('textarea'),
	default: '',
	description: 'The maximum number of characters. Leave empty for no limit.',
};

const prepend: INodeProperties = {
	displayName: 'Prepend',
	name: 'prepend',
	type: 'string',
	displayOptions: showFor('numericalInput'),
	default: '',
	placeholder: 'e.g. $',
	description: "The text before the number, up to 5 characters. Set either this or 'Append'.",
};

const append: INodeProperties = {
	displayName: 'Append',
	name: 'append',
	type: 'string',
	displayOptions: showFor('numericalInput'),
	default: '',
	placeholder: 'e.g. px',
	description: "The text after the number, up to 5 characters. Set either this or 'Prepend'.",
};

const min: INodeProperties = {
	displayName: 'Min',
	name: 'min',
	type: 'string',
	displayOptions: showFor('numericalInput', 'slider'),
	default: '',
	placeholder: 'e.g. 0',
	description: 'The smallest number that the creator can set',
};

const max: INodeProperties = {
	displayName: 'Max',
	name: 'max',
	type: 'string',
	displayOptions: showFor('numericalInput', 'slider'),
	default: '',
	placeholder: 'e.g. 100',
	description: 'The largest number that the creator can set',
};

const step: INodeProperties = {
	displayName: 'Step',
	name: 'step',
	type: 'string',
	displayOptions: showFor('slider'),
	default: '',
	placeholder: 'e.g. 5',
	description: 'The increment of the slider',
};

const suffix: INodeProperties = {
	displayName: 'Suffix',
	name: 'suffix',
	type: 'string',
	displayOptions: showFor('slider'),
	default: '',
	placeholder: 'e.g. px',
	description: 'The text after the number, up to 3 characters',
};

const dependencies: INodeProperties = {
	displayName: 'Dependencies',
	name: 'dependencies',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Dependency',
	default: {},
	description:
		'When Kit shows the setting. A search also passes the values it depends on to the workflow.',
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
					description: 'The name of the setting that this one depends on',
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
					description: 'The condition that this setting must meet',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					displayOptions: { show: { condition: ['equals'] } },
					default: '',
					description: 'The value that this setting must have',
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
	placeholder: 'Add Setting',
	default: {},
	description: 'The settings that the creator sees in the sidebar of Kit’s editor',
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
