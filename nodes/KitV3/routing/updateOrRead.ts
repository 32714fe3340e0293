import { invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { clearsBlanks } from '../../shared/fields/blankValues';
import { choosesCustomFields } from '../../shared/fields/customFields';
import { hasValue } from '../../shared/fields/somethingToUpdate';
import { prepare } from '../../shared/run/prepare';

/**
 * Rejects an update that would not change anything. If that is because all of an item's values are
 * blank, the subscriber is only retrieved: Kit returns the same record, and the other items
 * continue.
 */
export const updateOrRead = prepare((context, request) => {
	const body = isRecord(request.body) ? request.body : {};
	if (hasValue(body) || ('first_name' in body && clearsBlanks(context))) return;
	if (Object.keys(body).length === 0 && !choosesCustomFields(context)) {
		throw invalidParameter(
			context,
			'Update Fields',
			'is empty, so nothing would change',
			'Add at least one field.',
		);
	}
	request.method = 'GET';
});
