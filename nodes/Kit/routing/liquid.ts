import type { INodeRequestSend } from 'n8n-workflow';

import { invalidParameter } from '../../shared/basics/invalidParameter';
import { rawParameter } from '../../shared/basics/rawParameter';
import { prepare } from '../../shared/run/prepare';

/** What n8n evaluates in an expression; a backslash in front makes it plain text. */
const EVALUATED = /(?<!\\)\{\{([\s\S]*?)\}\}/g;

/**
 * A variable as Liquid has them. n8n's own begin with $ or are functions, and JavaScript's words are
 * none.
 */
const LIQUID_VARIABLE =
	/^\s*-?\s*(?!(?:new|typeof|void|true|false|null|undefined|this|async|function)\b)[a-z]\w*(?![\w(])/;

/**
 * Sends a text that Kit reads as Liquid. The editor makes a field with {{ }} an expression, in which
 * n8n would evaluate Kit's variables to nothing and Kit would send what is left.
 *
 * @param send how the text goes into the request
 * @param parameter the parameter's name
 * @param label its label
 */
export function liquidText(
	send: INodeRequestSend,
	parameter: string,
	label: string,
): INodeRequestSend {
	const check = prepare((context) => {
		const raw = rawParameter(context, parameter);
		if (typeof raw !== 'string' || !hasLiquid(raw)) return;
		throw invalidParameter(
			context,
			label,
			'is an expression that contains Liquid, which n8n would evaluate instead of Kit',
			"Switch the field from Expression to Fixed to send the Liquid unchanged. To use both, write {{ '{{' }} subscriber.first_name }} for {{ subscriber.first_name }}, and {{ '{%' }} if … %} for {% if … %}.",
		);
	});
	return { ...send, preSend: [check, ...(send.preSend ?? [])] };
}

/** @param raw a parameter as the workflow has it; only an expression can hold Liquid by mistake */
function hasLiquid(raw: string): boolean {
	if (!raw.startsWith('=')) return false;
	const evaluated = [...raw.matchAll(EVALUATED)].map(([, code = '']) => code);
	return (
		evaluated.some((code) => LIQUID_VARIABLE.test(code)) ||
		raw.replace(EVALUATED, '').includes('{%')
	);
}
