import type { IExecuteSingleFunctions, INodeRequestSend } from 'n8n-workflow';

import { invalidParameter } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { prepare } from '../run/prepare';

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
	const text = isoTextOf(value)?.replace(' ', 'T') ?? '';
	// Luxon is only there in expressions. What goes into this one can be nothing but a date.
	if (!/^[\dTZ:.+-]+$/.test(text)) return undefined;
	const inUtc = `{{ DateTime.fromISO("${text}").toUTC().toISO() }}`;
	const moment = context.evaluateExpression(inUtc, context.getItemIndex());
	return typeof moment === 'string' ? moment : undefined;
}

function isoTextOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim();
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	if (!isRecord(value) || typeof value.toISO !== 'function') return undefined;
	const text: unknown = value.toISO();
	return typeof text === 'string' ? text : undefined;
}

/**
 * Sends a date parameter as a query parameter in Kit's form (yyyy-mm-dd).
 *
 * @param name Kit's name for it
 * @param label the parameter's label
 */
export function dayInQuery(name: string, label: string): INodeRequestSend {
	return {
		type: 'query',
		property: name,
		preSend: [
			prepare((context, request) => {
				const { qs = {} } = request;
				request.qs = qs;
				if (qs[name] === '' || qs[name] === null || qs[name] === undefined) {
					delete qs[name];
					return;
				}
				const day = dayOf(qs[name]);
				if (day === undefined) {
					throw invalidParameter(
						context,
						label,
						`is not a date: “${String(qs[name])}”`,
						'Use a date such as 2026-01-31, or an expression such as {{ $now.minus(30, "days") }}.',
					);
				}
				qs[name] = day;
			}),
		],
	};
}
