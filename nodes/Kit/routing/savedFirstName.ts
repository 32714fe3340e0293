import { isRecord } from '../../shared/basics/isRecord';
import { optionalText } from '../../shared/fields/text';
import { prepare } from '../../shared/run/prepare';

/** Takes the first name from where workflows have it that were saved before it had its own field. */
export const savedFirstName = prepare((context, request) => {
	const body = isRecord(request.body) ? request.body : {};
	const fields: unknown = context.getNodeParameter('additionalFields');
	const saved = isRecord(fields)
		? optionalText(context, fields.firstName, 'First Name')
		: undefined;
	if (saved === undefined || body.first_name !== undefined) return;
	request.body = { ...body, first_name: saved };
});
