import type { INodeRequestSend } from 'n8n-workflow';

import { invalidParameter } from '../../shared/basics/invalidParameter';
import { hasLiquid, hasUnevaluated } from '../../shared/basics/liquid';
import { rawParameter } from '../../shared/basics/rawParameter';
import { prepare } from '../../shared/run/prepare';

/**
 * Sends a text that Kit interprets as Liquid. n8n and Kit both evaluate {{ }}: in an expression,
 * n8n would replace Kit's variables with nothing; in fixed text, Kit would do so with n8n's.
 *
 * @param send how the text is added to the request
 * @param parameter the parameter's name
 * @param label the parameter's label
 */
export function liquidText(
	send: INodeRequestSend,
	parameter: string,
	label: string,
): INodeRequestSend {
	const check = prepare((context) => {
		const raw = rawParameter(context, parameter);
		if (typeof raw !== 'string') return;
		if (hasUnevaluated(raw)) {
			throw invalidParameter(
				context,
				label,
				'is Fixed but contains an n8n expression, which Kit would read as Liquid',
				"Switch the field from Fixed to Expression. To keep Liquid in it, write {{ '{{' }} subscriber.first_name }} for {{ subscriber.first_name }}.",
			);
		}
		if (!hasLiquid(raw)) return;
		throw invalidParameter(
			context,
			label,
			'is an expression that contains Liquid, which n8n would evaluate instead of Kit',
			"Switch the field from Expression to Fixed to send the Liquid unchanged. To use both, write {{ '{{' }} subscriber.first_name }} for {{ subscriber.first_name }}, and {{ '{%' }} if … %} for {% if … %}.",
		);
	});
	return { ...send, preSend: [check, ...(send.preSend ?? [])] };
}
