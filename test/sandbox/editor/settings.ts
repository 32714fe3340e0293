import { z } from 'zod';

/**
 * The settings JSON of a plugin, as documented in Kit's component library, and validated as in Kit
 * when a plugin is saved in the developer settings.
 */

const LABEL_MAX = 64;
const RADIO_LABELS_MAX = 28;

const label = z.string().min(1).max(LABEL_MAX);
const option = z.object({ label: z.string().min(1), value: z.string().min(1) }).strict();
const address = z
	.string()
	.url()
	.regex(/^https?:/);

const dependency = z
	.object({ field: z.string(), value: z.union([z.string(), z.boolean(), z.null()]).optional() })
	.strict();

const common = {
	label,
	required: z.boolean().optional(),
	help: z.string().max(LABEL_MAX).optional(),
	dependencies: z.union([z.array(dependency), z.array(z.string())]).optional(),
};
const named = { name: z.string().min(1), ...common };
const placeholder = z.string().optional();

const color = z
	.object({ type: z.literal('color'), ...named, allow_transparent: z.boolean().optional() })
	.strict();
const date = z.object({ type: z.literal('date'), ...named }).strict();
const dynamicSelect = z
	.object({ type: z.literal('dynamicSelect'), ...named, request_url: address, placeholder })
	.strict();
const fontFamily = z.object({ type: z.literal('fontFamily'), ...named }).strict();
const numericalInput = z
	.object({
		type: z.literal('numericalInput'),
		...named,
		placeholder,
		prepend: z.string().min(1).max(5).optional(),
		append: z.string().min(1).max(5).optional(),
		min: z.number().optional(),
		max: z.number().optional(),
	})
	.strict();
const radioGroup = z
	.object({
		type: z.literal('radioGroup'),
		...named,
		options: z.array(option).min(1),
		default: z.string().optional(),
	})
	.strict();
const search = z
	.object({
		type: z.literal('search'),
		...named,
		request_url: address,
		placeholder,
		multiselect: z.boolean().optional(),
	})
	.strict();
const select = z
	.object({ type: z.literal('select'), ...named, options: z.array(option).min(1), placeholder })
	.strict();
const slider = z
	.object({
		type: z.literal('slider'),
		...named,
		min: z.number(),
		max: z.number(),
		step: z.number().positive(),
		default: z.number(),
		suffix: z.string().max(3).nullable().optional(),
	})
	.strict();
const text = z.object({ type: z.literal('text'), ...named, placeholder }).strict();
const textarea = z
	.object({
		type: z.literal('textarea'),
		...named,
		placeholder,
		default: z.string().optional(),
		max_length: z.number().int().positive().nullable().optional(),
	})
	.strict();
const toggle = z
	.object({ type: z.literal('toggle'), ...named, default: z.boolean().optional() })
	.strict();

const fields = [
	color,
	date,
	fontFamily,
	numericalInput,
	radioGroup,
	search,
	select,
	slider,
	text,
	textarea,
	toggle,
] as const;
const field = z.discriminatedUnion('type', [...fields, dynamicSelect]);
const group = z
	.object({
		type: z.literal('group'),
		// only the groups of a media source have a name, and they do not require a label
		name: z.string().optional(),
		label: label.optional(),
		help: common.help,
		dependencies: common.dependencies,
		settings: z.array(field).min(1),
	})
	.strict();
const settingsJson = z.array(z.discriminatedUnion('type', [...fields, dynamicSelect, group]));

export type Field = z.infer<typeof field>;
export type Group = z.infer<typeof group>;
export type SearchField = z.infer<typeof search>;
export type Settings = z.infer<typeof settingsJson>;
export type Option = z.infer<typeof option>;

/** A value of a setting; a font is its family with its weight. */
export type Value =
	| string
	| number
	| boolean
	| string[]
	| { fontFamily: string; fontWeight: number };

const MEDIA_GROUPS: Record<string, Array<Field['type']>> = {
	search_group: ['text'],
	filter_group: ['select', 'dynamicSelect'],
	sort_group: ['select'],
};

/**
 * Reads a plugin's settings JSON.
 * @throws Error with one sentence per problem, each with its path
 */
export function readSettings(json: unknown, plugin: 'contentBlock' | 'mediaSource'): Settings {
	const parsed = settingsJson.safeParse(json);
	if (!parsed.success) {
		throw new Error(
			parsed.error.issues
				.map(({ path, message }) => `settings[${path.join('.')}]: ${message}`)
				.join('\n'),
		);
	}
	const problems = [...problemsOf(parsed.data), ...placementProblems(parsed.data, plugin)];
	if (problems.length > 0) throw new Error(problems.join('\n'));
	return parsed.data;
}

/** The settings themselves, without the groups that they are shown in. */
export function fieldsOf(settings: Settings): Field[] {
	return settings.flatMap((each) => (each.type === 'group' ? each.settings : [each]));
}

function problemsOf(settings: Settings): string[] {
	const all = fieldsOf(settings);
	const problems: string[] = [];
	for (const [index, { name }] of all.entries()) {
		if (all.findIndex((other) => other.name === name) < index) {
			problems.push(`There are two settings named "${name}".`);
		}
	}
	for (const each of all) problems.push(...fieldProblems(each));
	for (const { dependencies = [] } of settings.flatMap((each) =>
		each.type === 'group' ? [each, ...each.settings] : [each],
	)) {
		for (const one of dependencies) {
			const name = typeof one === 'string' ? one : one.field;
			const other = all.find((candidate) => candidate.name === name);
			if (other === undefined)
				problems.push(`A setting depends on "${name}", which does not exist.`);
			if (other?.type === 'slider' || other?.type === 'dynamicSelect') {
				problems.push(`A setting cannot depend on the ${other.type} "${name}".`);
			}
		}
	}
	return problems;
}

function fieldProblems(setting: Field): string[] {
	switch (setting.type) {
		case 'numericalInput':
			return (setting.prepend === undefined) === (setting.append === undefined)
				? [`"${setting.name}" requires exactly one of prepend and append.`]
				: [];
		case 'radioGroup': {
			const length = setting.options.reduce((sum, each) => sum + each.label.length, 0);
			const isKnown =
				setting.default === undefined ||
				setting.options.some(({ value }) => value === setting.default);
			return [
				...(length > RADIO_LABELS_MAX
					? [`The labels of "${setting.name}" have more than ${RADIO_LABELS_MAX} characters.`]
					: []),
				...(isKnown ? [] : [`The default of "${setting.name}" is not one of its options.`]),
			];
		}
		case 'slider':
			return setting.default < setting.min || setting.default > setting.max
				? [`The default of "${setting.name}" is out of range.`]
				: [];
		default:
			return [];
	}
}

/** Whether a component is available in this type of plugin. */
function placementProblems(settings: Settings, plugin: 'contentBlock' | 'mediaSource'): string[] {
	if (plugin === 'contentBlock') {
		return [
			...fieldsOf(settings)
				.filter(({ type }) => type === 'dynamicSelect')
				.map(({ name }) => `"${name}": dynamicSelect is only available in media sources.`),
			...settings
				.filter((each) => each.type === 'group' && each.label === undefined)
				.map(() => 'A group requires a label.'),
		];
	}
	return settings.flatMap((each) => {
		const allowed = each.type === 'group' ? MEDIA_GROUPS[each.name ?? ''] : undefined;
		if (each.type !== 'group' || allowed === undefined) {
			return [
				'The settings of a media source must be in search_group, filter_group and sort_group.',
			];
		}
		const [only] = each.settings;
		return each.settings.length === 1 && only !== undefined && allowed.includes(only.type)
			? []
			: [`${each.name} must have exactly one setting: ${allowed.join(' or ')}.`];
	});
}
