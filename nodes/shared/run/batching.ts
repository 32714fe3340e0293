import type { IExecuteFunctions } from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';

/** The user's batching settings from n8n's Request Options. */
export interface Batching {
	/** How many items start at the same time; Infinity for all. */
	size: number;
	/** Milliseconds between the starts of two batches. */
	interval: number;
}

export function batchingOf(run: IExecuteFunctions): Batching {
	const options: unknown = run.getNodeParameter('requestOptions', 0, {});
	const batching = isRecord(options) ? options.batching : undefined;
	const batch = isRecord(batching) && isRecord(batching.batch) ? batching.batch : {};
	const interval = Number(batch.batchInterval) || 0;
	if (interval <= 0) return { size: Infinity, interval: 0 };
	return { size: Math.max(1, Number(batch.batchSize) || 1), interval };
}
