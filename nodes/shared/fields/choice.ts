import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { complaintsOf, type Complain } from '../basics/invalidParameter';
import { textIn } from '../basics/plainText';
import { optionalIn } from './optional';

/** A parameter with options. */
type Choice = INodeProperties & { options: INodePropertyOptions[] };

/**
 * Makes a parameter send the chosen option. An expression may return the option's value or its name,
 * in any case. Anything else is rejected, because Kit would ignore some of it and do something else.
 *
 * @param name Kit's name for it
 */
export function choice(type: 'body' | 'query', name: string, parameter: Choice): INodeProperties {
	const { displayName, options } = parameter;
	const send = optionalIn(type, name, (context, value) =>
		chosen(value, displayName, options, complaintsOf(context)),
	);
	return { ...parameter, routing: { send } };
}

/**
 * @returns the value of the option; undefined for blank text
 * @throws the error of `complain`, with the names of the options, for anything else
 */
export function chosen(
	given: unknown,
	label: string,
	options: INodePropertyOptions[],
	complain: Complain,
): string | undefined {
	const text = textIn(given, label, complain).trim();
	if (text === '') return undefined;
	const isMeant = (one: unknown) => String(one).toLowerCase() === text.toLowerCase();
	const option = options.find(({ name, value }) => isMeant(value) || isMeant(name));
	if (option) return String(option.value);
	const names = options.map(({ name }) => name).join(', ');
	throw complain(
		label,
		`is not one of its options (${names}): “${text}”`,
		'Choose one from the list, or correct the expression.',
	);
}
