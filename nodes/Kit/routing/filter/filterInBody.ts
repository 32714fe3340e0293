import type { IDataObject, INodePropertyRouting } from 'n8n-workflow';

import { complaintsOf, type Complain } from '../../../shared/basics/invalidParameter';
import { isRecord } from '../../../shared/basics/isRecord';
import { optionalDay } from '../../../shared/fields/date';
import { textIn } from '../../../shared/basics/plainText';
import { listIn } from '../../../shared/fields/list';
import { prepare } from '../../../shared/run/prepare';
import { conditionsIn } from './conditions';
import { present } from './values';

/** Sends the parameters 'Conditions', 'Options' and 'Sort' as the body of a filter. */
export function filterInBody(): INodePropertyRouting {
	return {
		send: {
			preSend: [
				prepare((context, request) => {
					const parameter = (name: string): unknown => context.getNodeParameter(name);
					request.body = filterBody(
						parameter('conditions'),
						parameter('options'),
						parameter('sort'),
						complaintsOf(context),
					);
				}),
			],
		},
	};
}

/** @throws the error of `complain` */
export function filterBody(
	conditions: unknown,
	options: unknown,
	sort: unknown,
	complain: Complain,
): IDataObject {
	const all = conditionsIn(conditions, complain);
	const { countingMode, ...shown } = isRecord(options) ? options : {};
	const { sortField: field, sortOrder } = isRecord(sort) ? sort : {};
	const sortField = textIn(field, 'Sort Field', complain).trim();
	if (sortField === 'location__distance' && !all.some(({ type }) => type === 'location')) {
		throw complain(
			'Sort Field',
			'is Distance, but there is no location to measure from',
			'Add a Location condition, or sort by another field.',
		);
	}
	return present({
		all,
		counting_mode: textIn(countingMode, 'Counting Mode', complain).trim(),
		include: included(shown, complain),
		sort_field: sortField,
		sort_order: textIn(sortOrder, 'Sort Order', complain).trim(),
	});
}

function included(options: IDataObject, complain: Complain): IDataObject[] {
	const types = listIn(options.include, 'Include', complain);
	const range = present({
		start: optionalDay(options.statsStart, 'Stats Start', complain),
		end: optionalDay(options.statsEnd, 'Stats End', complain),
	});
	const ranged = Object.keys(range).length > 0;
	if (ranged && !types.includes('stats')) {
		throw complain(
			'Include',
			'does not include Stats, but a date range is set for them',
			"Add Stats to 'Include', or remove 'Stats Start' and 'Stats End'.",
		);
	}
	return types.map((type) => ({ type, ...(type === 'stats' && ranged ? { range } : {}) }));
}
