import type {
	IDataObject,
	IExecuteSingleFunctions,
	ILoadOptionsFunctions,
	INodePropertyRouting,
	ResourceMapperFields,
} from 'n8n-workflow';

import type { Api } from '../transport/api';
import { invalidParameter } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { isBlank } from '../basics/blank';
import { dateText } from '../basics/dateText';
import { insteadOfText } from '../basics/plainText';
import { clearsBlanks } from './blankValues';
import { hintAtUnmatched } from './unmatchedColumns';
import { PerRun } from '../run/perRun';
import { prepare } from '../run/prepare';
import { kitRecords } from '../transport/request';

const LABEL = 'Custom Fields';

/** The mode in which n8n's mapper maps the columns of the item automatically. */
const AUTOMATIC = 'autoMapInputData';

/** A custom field of the account. */
interface Field {
	id: number;
	key: string;
}

const fieldsByName = new PerRun<Map<string, Field>>();

/** Sends the mapped values as `fields` in the body, or nothing if there are none. */
export function customFieldsInBody(api: Api): INodePropertyRouting {
	return {
		send: {
			preSend: [
				prepare(async (context, request) => {
					const given = await customFieldValues(context, api);
					if (given.length === 0) return;
					const fields = Object.fromEntries(given.map(({ key, value }) => [key, value]));
					request.body = { ...(isRecord(request.body) ? request.body : {}), fields };
				}),
			],
		},
	};
}

/**
 * The mapped values, one for each field. Kit ignores unknown fields, or only returns a warning, so
 * they are rejected here.
 */
export async function customFieldValues(
	context: IExecuteSingleFunctions,
	api: Api,
): Promise<Array<Field & { value: string }>> {
	const { mappingMode } = mapperIn(context);
	const automatic = mappingMode === AUTOMATIC;
	const clear = clearsBlanks(context);
	const values = chosenIn(context);
	const given = values.filter(([, value]) => clear || !isBlank(value));
	if (given.length === 0) return [];
	if (!automatic) refuseTooMany(context, api, given.length);

	const fields = await fieldsByName.get(
		context,
		'all',
		async () => await lookUpFields(context, api),
	);
	const found = new Map<string, Field & { value: string }>();
	const unmatched: string[] = [];
	for (const [name, value] of given) {
		const field = fields.get(fieldKey(name));
		if (field) found.set(field.key, { ...field, value: fieldText(context, name, value) });
		// A column can contain anything, but a field that was chosen must be saved.
		else if (!automatic) throw unknownField(context, name);
		else unmatched.push(name);
	}
	hintAtUnmatched(context, unmatched);
	refuseTooMany(context, api, found.size);
	return [...found.values()];
}

/** Whether the mapper has fields to save, even if their values are blank. */
export function choosesCustomFields(context: IExecuteSingleFunctions): boolean {
	return chosenIn(context).length > 0;
}

function chosenIn(context: IExecuteSingleFunctions): Array<[string, unknown]> {
	const { mappingMode, value } = mapperIn(context);
	const values = mappingMode === AUTOMATIC ? context.getInputData().json : value;
	return isRecord(values) ? Object.entries(values) : [];
}

/** @throws NodeOperationError if an expression replaces the whole mapper or all of its values */
function mapperIn(context: IExecuteSingleFunctions): IDataObject {
	const mapper: unknown = context.getNodeParameter('customFields');
	if (isBlank(mapper)) return {};
	if (isRecord(mapper)) {
		const { mappingMode, value, ...others } = mapper;
		const isEmpty = mappingMode === undefined && Object.keys(others).length === 0;
		const hasValues = mappingMode !== undefined && (isRecord(value) || isBlank(value));
		if (isEmpty || hasValues) return mapper;
	}
	throw invalidParameter(
		context,
		LABEL,
		'does not map values to fields',
		`Map each field separately. You can use expressions for the fields, but not for '${LABEL}' as a whole.`,
	);
}

/**
 * Normalizes a name for comparison: in sheets, names vary in case and spacing, and contain line
 * breaks, no-break spaces and invisible characters.
 */
function fieldKey(name: string): string {
	return name
		.normalize('NFC')
		.replace(/\p{Cf}/gu, '')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}

/** Fields can be named by key or label; if a name fits two fields, the one with that key wins. */
async function lookUpFields(
	context: IExecuteSingleFunctions,
	api: Api,
): Promise<Map<string, Field>> {
	const fields = await kitRecords(context, api, '/custom_fields', 'custom_fields');
	const named = (name: 'label' | 'key') =>
		fields.map((field): [string, Field] => [
			fieldKey(String(field[name])),
			{ id: Number(field.id), key: String(field.key) },
		]);
	return new Map([...named('label'), ...named('key')]);
}

function fieldText(context: IExecuteSingleFunctions, name: string, value: unknown): string {
	const date = dateText(value);
	if (date !== undefined) return date;
	const instead = insteadOfText(value);
	if (instead === undefined) return isBlank(value) ? '' : String(value);
	throw invalidParameter(
		context,
		LABEL,
		`has a value for “${name}” that is not text`,
		`It is ${instead}, but custom fields hold text. Use one value of an object, or join the values of a list, for example with {{ $json.interests.join(", ") }}.`,
	);
}

function refuseTooMany(context: IExecuteSingleFunctions, api: Api, count: number): void {
	const { mostCustomFields: most } = api;
	if (count <= most) return;
	throw invalidParameter(
		context,
		LABEL,
		`has ${count} values, but Kit accepts up to ${most} at a time`,
		'Save the others in a second step with the Update operation.',
	);
}

function unknownField(context: IExecuteSingleFunctions, name: string): Error {
	return invalidParameter(
		context,
		LABEL,
		`contains a field that this account does not have: “${name}”`,
		'Create the custom field in Kit or with the Custom Field resource, or refresh the list of fields in the node if it was renamed or deleted.',
	);
}

/** The account's custom fields, as columns of the resource mapper. */
export async function customFieldColumns(
	context: ILoadOptionsFunctions,
	api: Api,
): Promise<ResourceMapperFields> {
	const fields = await kitRecords(context, api, '/custom_fields', 'custom_fields');
	return {
		fields: fields
			.map(({ key, label }) => ({
				id: String(key),
				displayName: String(label),
				type: 'string' as const,
				required: false,
				defaultMatch: false,
				display: true,
			}))
			.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}
