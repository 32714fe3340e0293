import type { IExecuteSingleFunctions, INodeRequestSend } from 'n8n-workflow';

import { invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { numberWithin } from '../../shared/basics/number';
import { prepare } from '../../shared/run/prepare';
import { optionalText } from '../../shared/fields/text';

type Check = (context: IExecuteSingleFunctions, value: unknown) => string | number;

/**
 * @param name Kit's name for the field
 * @param label the parameter's label
 */
export function textInLocation(name: string, label: string): INodeRequestSend {
	return inLocation(name, (context, value) => {
		const text = optionalText(context, value, label);
		if (text !== undefined) return text;
		throw invalidParameter(context, label, 'is empty', 'Kit requires every part of a location.');
	});
}

/**
 * @param name Kit's name for the field
 * @param label the parameter's label
 */
export function countryInLocation(name: string, label: string): INodeRequestSend {
	return inLocation(name, (context, value) => {
		const code = optionalText(context, value, label)?.toUpperCase() ?? '';
		if (/^[A-Z]{2}$/.test(code)) return code;
		throw invalidParameter(
			context,
			label,
			code === '' ? 'is empty' : `must be a two-letter code, but is “${String(value)}”`,
			'Use a country code such as US, GB or DE.',
		);
	});
}

/**
 * @param name Kit's name for the field
 * @param label the parameter's label
 * @param limit the largest number of degrees in either direction
 */
export function coordinateInLocation(name: string, label: string, limit: number): INodeRequestSend {
	return inLocation(name, (context, value) => {
		const degrees = numberWithin(value, -limit, limit);
		if (degrees !== undefined) return degrees;
		throw invalidParameter(
			context,
			label,
			`must be a number from -${limit} to ${limit}, but is “${String(value)}”`,
			'Enter degrees with a decimal point, such as 43.615.',
		);
	});
}

function inLocation(name: string, check: Check): INodeRequestSend {
	return {
		type: 'body',
		property: `location.${name}`,
		preSend: [
			prepare((context, request) => {
				const body = isRecord(request.body) ? request.body : {};
				const location = isRecord(body.location) ? body.location : {};
				const value = check(context, location[name]);
				request.body = { ...body, location: { ...location, [name]: value } };
			}),
		],
	};
}
