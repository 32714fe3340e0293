import type { IExecuteSingleFunctions, INodeRequestSend } from 'n8n-workflow';

import { isBlank } from '../basics/blank';
import { dateText } from '../basics/dateText';
import { complaintsOf, type Complain } from '../basics/invalidParameter';
import { shown } from '../basics/shown';
import { optionalIn } from './optional';

/**
 * Formats a date for Kit. The day is used as written, without converting it to another time zone.
 *
 * @param value ISO 8601 text, a Date or a Luxon DateTime
 * @returns yyyy-mm-dd, or undefined if it is not a date
 */
export function dayOf(value: unknown): string | undefined {
	const text = isoTextOf(value);
	const [day] = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text ?? '') ?? [];
	// Date.parse alone accepts 31 February as 3 March.
	const exists = day !== undefined && new Date(day).toJSON()?.startsWith(day);
	return exists && !Number.isNaN(Date.parse(text ?? '')) ? day : undefined;
}

/**
 * Formats a date and time for Kit. Without a time zone, it is in the workflow's time zone, as in
 * n8n's date picker; Kit would interpret it as UTC.
 *
 * @param value ISO 8601 text, a Date or a Luxon DateTime
 * @returns undefined if it is not a date
 */
export function momentOf(context: IExecuteSingleFunctions, value: unknown): string | undefined {
	if (dayOf(value) === undefined) return undefined;
	const text = isoTextOf(value) ?? '';
	// Luxon is only available in expressions. The text inserted into this one cannot be anything but
	// a date.
	if (!/^[\dTZ:.+-]+$/.test(text)) return undefined;
	const inUtc = `{{ DateTime.fromISO("${text}").toUTC().toISO() }}`;
	const moment = context.evaluateExpression(inUtc, context.getItemIndex());
	return typeof moment === 'string' ? moment : undefined;
}

/** A time as databases and logs write it: 2027-01-15 10:00:00 UTC, or with +0100 at the end. */
const SPACED =
	/^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) *(?:Z|UTC|GMT)?(?: *([+-]\d{2}):?(\d{2})?)?$/i;

function isoTextOf(value: unknown): string | undefined {
	if (typeof value !== 'string') return dateText(value);
	// Text from a web page or a sheet may contain a no-break space.
	const text = value.trim().replace(/\s/g, ' ');
	const [spaced, day, time, hours, minutes = '00'] = SPACED.exec(text) ?? [];
	if (spaced === undefined) return text;
	const inUtc = /(?:Z|UTC|GMT)$/i.test(text) ? 'Z' : '';
	return `${day}T${time}${hours === undefined ? inUtc : `${hours}:${minutes}`}`;
}

/**
 * Sends a date as a query parameter (yyyy-mm-dd).
 *
 * @param name Kit's name for the parameter
 * @param label the parameter's label
 */
export function dayInQuery(name: string, label: string): INodeRequestSend {
	return optionalIn('query', name, (context, value) => {
		return optionalDay(value, label, complaintsOf(context));
	});
}

/**
 * @returns yyyy-mm-dd; undefined if the parameter is empty
 * @throws the error of `complain` if it is not a date
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
