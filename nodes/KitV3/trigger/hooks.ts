import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { UnreadableAnswer } from '../../shared/transport/failure';
import { isKitsAnswer } from '../../shared/transport/kitError';
import { isRecord } from '../../shared/basics/isRecord';
import { kitRequest } from '../../shared/transport/request';
import { settle } from '../../shared/basics/settle';
import { newKey, withKey } from '../../shared/trigger/address';
import { EVENTS } from '../../shared/trigger/events';
import type { OwnWebhook } from '../../shared/trigger/state';
import { SUBJECTS } from '../../shared/trigger/subjects';
import { api } from '../api';

const HOOKS = '/automations/hooks';

/** The event that a trigger needs a webhook for. */
export type Wanted = Pick<OwnWebhook, 'event' | 'value'>;

/**
 * Registers a webhook at the URL, with a key of its own (documentation: Webhooks, Create a
 * webhook).
 */
export async function createHook(
	context: IHookFunctions,
	address: string,
	{ event, value }: Wanted,
): Promise<OwnWebhook> {
	const key = newKey(context);
	const body = { target_url: withKey(address, key), event: hookEvent(event, value) };
	const request = { method: 'POST', path: HOOKS, body } as const;
	const id = await kitRequest(context, api, request, (answer) => ruleIdIn(answer.body));
	return { id, event, value, key };
}

/**
 * Removes a webhook, or does nothing if it no longer exists (documentation: Webhooks, Destroy
 * webhook).
 */
export async function deleteHook(context: IHookFunctions, id: number): Promise<void> {
	const request = { method: 'DELETE', path: `${HOOKS}/${id}` } as const;
	const outcome = await settle(async () => {
		await kitRequest(context, api, request, ({ body }) => {
			if (isRecord(body) && body.success === true) return;
			throw new UnreadableAnswer('An unexpected confirmation of a removal');
		});
	});
	if (!outcome.ok && !isKitsAnswer(outcome.error, ['404'])) throw outcome.error;
}

/** Kit's documentation calls it both `course_id` and `sequence_id`, so both are sent. */
function hookEvent(event: string, value: string): IDataObject {
	const { legacy, subject } = EVENTS[event] ?? {};
	if (subject === undefined) return { name: legacy };
	const about = subject === 'link' ? value : Number(value);
	return {
		name: legacy,
		[SUBJECTS[subject].legacy]: about,
		...(subject === 'sequence' ? { course_id: about } : {}),
	};
}

function ruleIdIn(body: unknown): number {
	const rule = isRecord(body) ? body.rule : undefined;
	if (isRecord(rule) && typeof rule.id === 'number') return rule.id;
	throw new UnreadableAnswer('A response without a webhook');
}
