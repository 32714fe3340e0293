import type { INodePropertyRouting } from 'n8n-workflow';

import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import { prepare } from '../../shared/run/prepare';
import { listIn } from '../../shared/fields/list';

const MOST_COLORS = 10;

/** Sends the palette, as comma-separated text or, from an expression, as an array. */
export function placeColors(): INodePropertyRouting {
	return {
		send: {
			preSend: [
				prepare((context, request) => {
					const given: unknown = context.getNodeParameter('palette');
					const colors = listIn(given, 'Colors', complaintsOf(context));
					const wrong = colors.find((color) => !/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(color));
					if (wrong !== undefined) {
						throw invalidParameter(
							context,
							'Colors',
							`contains an invalid hex color code: “${wrong}”`,
							'Write colors like #1B4332, separated by commas.',
						);
					}
					if (colors.length === 0 || colors.length > MOST_COLORS) {
						throw invalidParameter(
							context,
							'Colors',
							`needs 1 to ${MOST_COLORS} colors, but has ${colors.length}`,
							'Kit replaces the whole palette with these colors and allows up to 10.',
						);
					}
					request.body = { colors };
				}),
			],
		},
	};
}
