import { invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { clearsBlanks } from '../../shared/fields/blankValues';
import { choosesCustomFields } from '../../shared/fields/customFields';
import { hasValue } from '../../shared/fields/somethingToUpdate';
import { prepare } from '../../shared/run/prepare';

/**
 * Finds an update that would change nothing. Where that is because all values of an item are blank,
 * the subscriber is only read: Kit gives the same answer, and the other items go on.
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
