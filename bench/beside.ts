import { inMilliseconds, measure, type Taken } from './measure';
import { hasNodesOfN8n } from './nodesOfN8n';
import { count, type Row } from './table';

/**
 * CPU time and blocked event loop, compared with n8n's built-in nodes: twelve expressions per item.
 * Those have no rate limit; Kit's passes in a virtual clock.
 *
 * @param say gets the reason if there are no rows
 */
export async function beside(say: (sentence: string) => void): Promise<Row[]> {
	if (!hasNodesOfN8n("n8n's HTTP Request and ConvertKit node", say)) return [];
	const items = 1_000;
	const nodes = await measure(
		['httpRequest', 'convertKit', 'kit', 'kitV3'],
		'createOrUpdate',
		items,
	);
	const rows = (name: string, ours: Taken, other: string, theirs: Taken): Row[] => [
		{
			ratio: ours.microseconds / theirs.microseconds,
			what: `CPU time per item, ${name}`,
			size: `${count(items)} people`,
			measured: inMilliseconds(ours.microseconds),
			baseline: `${inMilliseconds(theirs.microseconds)} in ${other}`,
		},
		{
			ratio: ours.milliseconds / theirs.milliseconds,
			what: `Longest time the event loop is blocked, ${name}`,
			size: `${count(items)} people`,
			measured: `${ours.milliseconds.toFixed(0)} ms`,
			baseline: `${theirs.milliseconds.toFixed(0)} ms in ${other}`,
		},
	];
	return [
		...rows('Kit', nodes.kit, "n8n's HTTP Request", nodes.httpRequest),
		...rows('Kit', nodes.kit, "n8n's ConvertKit", nodes.convertKit),
		...rows('Kit V3', nodes.kitV3, "n8n's ConvertKit", nodes.convertKit),
	];
}
