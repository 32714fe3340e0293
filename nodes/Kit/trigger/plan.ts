import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { invalidParameter } from '../../shared/basics/invalidParameter';
import { optionalText } from '../../shared/fields/text';
import { EVENTS } from '../../shared/trigger/events';
import { chosen, chosenEvents, required } from '../../shared/trigger/subjects';
import { labelOf } from './triggerOn';

/** Which of Kit's two webhook systems the user has chosen. */
export type System = (typeof SYSTEMS)[number];

const SYSTEMS = ['automatic', 'endpoint', 'legacy'] as const;

/** The registrations that a trigger needs in Kit. */
export interface Plan {
	/** The events of its webhook endpoint; empty if it needs none. */
	endpointEvents: string[];
	/** One legacy webhook each. */
	webhooks: Array<{ event: string; value: string }>;
}

/**
 * Uses a signed webhook endpoint where possible, and legacy webhooks for the rest.
 *
 * @param endpointsAllowed whether the account may use webhook endpoints
 * @throws NodeOperationError naming the parameter if the events are not available this way
 */
export function planFor(context: IHookFunctions, endpointsAllowed: boolean): Plan {
	const system = systemOf(context);
	const plan: Plan = { endpointEvents: [], webhooks: [] };
	for (const event of chosenEvents(context)) {
		const { endpoint, legacy, subject } = EVENTS[event] ?? unknownEvent(context, event);
		// An invalid value is reported now rather than when an event arrives.
		if (subject) chosen(context, subject);
		if (endpoint && system !== 'legacy' && endpointsAllowed) {
			plan.endpointEvents.push(event);
			continue;
		}
		if (endpoint && system === 'endpoint') throw refused(context);
		const why = endpoint
			? reasonFor(system)
			: `Kit sends '${labelOf(event)}' only through legacy webhooks`;
		if (system === 'endpoint') {
			const wayOut = `${why}. Set the 'Webhooks' option to 'Automatic', or remove the event from 'Trigger On'.`;
			throw impossible(context, event, wayOut);
		}
		if (legacy === undefined) {
			const wayOut = `${why}, which do not support this event. Use webhook endpoints, which require a paid Kit plan, or remove the event from 'Trigger On'.`;
			throw impossible(context, event, wayOut);
		}
		const value = subject ? required(context, subject, `${why}, which require a value here.`) : '';
		plan.webhooks.push({ event, value });
	}
	return plan;
}

/** Whether the trigger has events that webhook endpoints support. */
export function wantsEndpoint(context: IHookFunctions): boolean {
	return planFor(context, true).endpointEvents.length > 0;
}

export function systemOf(context: IHookFunctions): System {
	const given: unknown = context.getNodeParameter('options.webhooks', 'automatic');
	const choice = optionalText(context, given, 'Webhooks') ?? 'automatic';
	const system = SYSTEMS.find((known) => known === choice);
	if (system) return system;
	throw invalidParameter(
		context,
		'Webhooks',
		`is not one of its options: “${choice}”`,
		'Choose one from the list, or correct the expression.',
	);
}

function unknownEvent(context: IHookFunctions, event: string): never {
	throw invalidParameter(
		context,
		'Trigger On',
		`contains an unknown event: “${event}”`,
		'Choose from the list.',
	);
}

function reasonFor(system: System): string {
	return system === 'legacy'
		? "The 'Webhooks' option is set to Legacy Webhooks"
		: 'Kit does not allow webhook endpoints for this account or credential, so legacy webhooks are used instead';
}

function impossible(context: IHookFunctions, event: string, wayOut: string): NodeOperationError {
	const message = `Kit cannot send '${labelOf(event)}' with the current settings`;
	return new NodeOperationError(context.getNode(), message, { description: wayOut });
}

function refused(context: IHookFunctions): NodeOperationError {
	return new NodeOperationError(
		context.getNode(),
		'Kit does not allow webhook endpoints for this account or credential',
		{
			description:
				"They require a paid Kit plan. Set the 'Webhooks' option to 'Automatic' to use legacy webhooks where possible.",
		},
	);
}
