import type {
	IExecuteSingleFunctions,
	ILoadOptionsFunctions,
	INodePropertyRouting,
	ResourceMapperFields,
} from 'n8n-workflow';

import type { Api } from '../transport/api';
import { invalidParameter } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { PerRun } from '../run/perRun';
import { prepare } from '../run/prepare';
import { kitRecords } from '../transport/request';

const LABEL = 'Custom Fields';

/** One of the account's custom fields. */
interface Field {
	id: number;
	key: string;
}

const fieldsByName = new PerRun<Map<string, Field>>();

/** Sends the values of the mapper as `fields` in the body; without any, nothing is sent. */
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
 * The values of the mapper, one for each field. Kit ignores a field it does not know, or says so only in a
 * warning, so an unknown one is found here.
 */
export async function customFieldValues(
	context: IExecuteSingleFunctions,
	api: Api,
): Promise<Array<Field & { value: string }>> {
	const mapper: unknown = context.getNodeParameter('customFields');
	if (!isRecord(mapper)) return [];
	const automatic = mapper.mappingMode === 'autoMapInputData';
	const given = givenIn(automatic ? context.getInputData().json : mapper.value);
	if (given.length === 0) return [];
	if (!automatic) refuseTooMany(context, api, given.length);

	const fields = await fieldsByName.get(
		context,
		'all',
		async () => await lookUpFields(context, api),
	);
	const values = new Map<string, Field & { value: string }>();
	for (const [name, value] of given) {
		const field = fields.get(name.toLowerCase());
		if (field) values.set(field.key, { ...field, value: textOf(context, name, value) });
		// A column may be anything; a field was chosen to be saved.
		else if (!automatic) throw unknownField(context, name);
	}
	refuseTooMany(context, api, values.size);
	return [...values.values()];
}

/** What has a value; nothing at all means that the field stays as it is. */
function givenIn(values: unknown): Array<[string, unknown]> {
	if (!isRecord(values)) return [];
	return Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
}

/** Kit takes the key as well as the label; where two fields claim a name, it is the key's. */
async function lookUpFields(
	context: IExecuteSingleFunctions,
	api: Api,
): Promise<Map<string, Field>> {
	const fields = await kitRecords(context, api, '/custom_fields', 'custom_fields');
	const named = (name: 'label' | 'key') =>
		fields.map((field): [string, Field] => [
			String(field[name]).toLowerCase(),
			{ id: Number(field.id), key: String(field.key) },
		]);
	return new Map([...named('label'), ...named('key')]);
}

function textOf(context: IExecuteSingleFunctions, name: string, value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	throw invalidParameter(
		context,
		LABEL,
		`has a value for “${name}” that is not text`,
		'Custom fields hold text. Pick one value of the object, or join the values of the list, for instance with {{ $json.interests.join(", ") }}.',
	);
}

function refuseTooMany(context: IExecuteSingleFunctions, api: Api, count: number): void {
	const { mostCustomFields: most } = api;
	if (count <= most) return;
	throw invalidParameter(
		context,
		LABEL,
		`has ${count} values, and Kit takes up to ${most} at a time`,
		'Save the others in a second step with the operation Update.',
	);
}

function unknownField(context: IExecuteSingleFunctions, name: string): Error {
	return invalidParameter(
		context,
		LABEL,
		`names a field that this account does not have: “${name}”`,
		'Create the custom field in Kit or with the resource Custom Field, or refresh the list of fields in the node if it was renamed or deleted.',
	);
}

/** The account's custom fields, as columns of the mapper. */
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
