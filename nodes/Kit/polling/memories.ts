import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { credentialOf } from '../../shared/transport/api';
import { ownerOf } from '../../shared/trigger/owner';
import { api } from '../api';
import type { Memory, Watch } from './found';
import { numbersIn } from './list';

/**
 * What the trigger remembers about an event, from n8n's state of the node. It starts empty for a
 * copy of the workflow, another credential, or another tag, form or filter.
 */
export function memoryOf(
	context: IPollFunctions,
	{ event, subject }: Pick<Watch, 'event' | 'subject'>,
): Memory | undefined {
	const { owner, memories } = context.getWorkflowStaticData('node');
	const memory = isRecord(memories) ? memories[event] : undefined;
	if (owner !== placeOf(context) || !isRecord(memory) || memory.subject !== subject) {
		return undefined;
	}
	const { since, seen, known, passed } = memory;
	if (typeof since !== 'number' || typeof known !== 'string' || typeof passed !== 'number') {
		return undefined;
	}
	return { subject, since, seen: numbersIn(seen), known, passed };
}

/**
 * Writes what the trigger remembers, by event, to n8n's state of the node, which n8n then stores.
 */
export function remember(context: IPollFunctions, memories: Map<string, Memory>): void {
	const state: IDataObject = context.getWorkflowStaticData('node');
	state.owner = placeOf(context);
	state.memories = Object.fromEntries(
		[...memories].map(([event, memory]) => [event, { ...memory }]),
	);
}

function placeOf(context: IPollFunctions): string {
	const node = context.getNode();
	const credential = node.credentials?.[credentialOf(node, api).type]?.id;
	return `${ownerOf(context)} ${credential ?? ''}`;
}
