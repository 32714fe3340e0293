import { invalidParameter } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { prepare } from '../run/prepare';

/** Finds an update that would change nothing. */
export const somethingToUpdate = prepare((context, request) => {
	const values = isRecord(request.body) ? Object.values(request.body) : [];
	if (values.some((value) => value !== undefined)) return;
	throw invalidParameter(
		context,
		'Update Fields',
		'is empty, so that nothing would change',
		'Add at least one field.',
	);
});
