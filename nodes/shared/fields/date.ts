import type { IExecuteSingleFunctions, INodeRequestSend } from 'n8n-workflow';

import { isBlank } from '../basics/blank';
import { dateText } from '../basics/dateText';
import { complaintsOf, type Complain } from '../basics/invalidParameter';
import { shown } from '../basics/shown';
import { optionalIn } from './optional';

/**
 * A day in Kit's form. The day is taken as it is written and not moved to another time zone.
 *
 * @param value an ISO 8601 text, a Date or a Luxon DateTime
 * @returns yyyy-mm-dd, or undefined when it is no date
 */
export function dayOf(value: unknown): string | undefined {
	const text = isoTextOf(value);
	const [day] = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text ?? '') ?? [];
	// Date.parse alone takes 31 February for 3 March.
	const exists = day !== undefined && new Date(day).toJSON()?.startsWith(day);
	return exists && !Number.isNaN(Date.parse(text ?? '')) ? day : undefined;
}

/**
 * A moment in Kit's form. Without a time zone it is one of the workflow's, as n8n's date picker
 * gives it; Kit would take it for UTC.
 *
 * @param value an ISO 8601 text, a Date or a Luxon DateTime
 * @returns undefined when it is no date
 */
export function momentOf(context: IExecuteSingleFunctions, value: unknown): string | undefined {
	if (dayOf(value) === undefined) return undefined;
	const text = isoTextOf(value) ?? '';
	// Luxon is only there in expressions. What goes into this one can be nothing but a date.
	if (!/^[\dTZ:.+-]+$/.test(text)) return undefined;
	const inUtc = `{{ DateTime.fromISO("${text}").toUTC().toISO() }}`;
	const moment = context.evaluateExpression(inUtc, context.getItemIndex());
	return typeof moment === 'string' ? moment : undefined;
}

/** A time as logs and databases write it: 2027-01-15 10:00:00 UTC, or with +0100 at its end. */
const SPACED =
	/^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) *(?:Z|UTC|GMT)?(?: *([+-]\d{2}):?(\d{2})?)?$/i;

function isoTextOf(value: unknown): string | undefined {
	if (typeof value !== 'string') return dateText(value);
	// Copied from a web page or a sheet, it may have a no-break space.
	const text = value.trim().replace(/\s/g, ' ');
	const [spaced, day, time, hours, minutes = '00'] = SPACED.exec(text) ?? [];
	if (spaced === undefined) return text;
	const inUtc = /(?:Z|UTC|GMT)$/i.test(text) ? 'Z' : '';
	return `${day}T${time}${hours === undefined ? inUtc : `${hours}:${minutes}`}`;
}

/**
 * Sends a date parameter as a query parameter in Kit's form (yyyy-mm-dd).
 *
 * @param name Kit's name for it
 * @param label the parameter's label
 */
export function dayInQuery(name: string, label: string): INodeRequestSend {
	return optionalIn('query', name, (context, value) => {
		return optionalDay(value, label, complaintsOf(context));
	});
}

/**
 * @returns yyyy-mm-dd; undefined when no day was given
 * @throws what `complain` makes for what is no date
 */
export function optionalDay(value: unknown, label: string, complain: Complain): string | undefined {
	if (isBlank(value)) return undefined;
	const day = dayOf(value);
	if (day !== undefined) return day;
	throw complain(
		label,
		`is not a date: “${shown(value)}”`,
		'Use a date such as 2026-01-31, or an expression such as {{ $now.minus(30, "days") }}.',
	);
}
