import { invalidParameter } from './invalidParameter';
import { isRecord } from './isRecord';
import { prepare } from './prepare';

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
