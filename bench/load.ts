/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { join } from 'node:path';

import { child } from './child';
import { n8n as ours } from '../package.json';
import { hasNodesOfN8n, nodesOfN8n } from './nodesOfN8n';
import { median, type Row } from './table';

const root = join(__dirname, '..');

interface Loaded {
	milliseconds: number;
	bytes: number;
}

const NODES = [
	{
		name: 'HubSpot',
		files: [
			'dist/nodes/Hubspot/Hubspot.node.js',
			'dist/credentials/HubspotApi.credentials.js',
			'dist/credentials/HubspotAppToken.credentials.js',
			'dist/credentials/HubspotOAuth2Api.credentials.js',
		],
	},
	{
		name: 'ActiveCampaign',
		files: [
			'dist/nodes/ActiveCampaign/ActiveCampaign.node.js',
			'dist/credentials/ActiveCampaignApi.credentials.js',
		],
	},
];

async function load(folder: string, files: string[]): Promise<Loaded> {
	const runs = [];
	for (let i = 0; i < 5; i++) runs.push(await child<Loaded>('load.cjs', folder, ...files));
	return {
		milliseconds: median(runs.map(({ milliseconds }) => milliseconds)),
		bytes: runs[0]?.bytes ?? NaN,
	};
}

/**
 * The cost of the package when n8n starts, compared with n8n's built-in nodes.
 *
 * @param say gets the reason if there are no rows
 */
export async function loading(say: (sentence: string) => void): Promise<Row[]> {
	if (!hasNodesOfN8n('loading', say)) return [];
	const kit = await load(root, [...ours.nodes, ...ours.credentials]);
	const rows: Row[] = [];
	for (const { name, files } of NODES) {
		const other = await load(nodesOfN8n, files);
		rows.push(
			{
				ratio: kit.milliseconds / other.milliseconds,
				what: 'Time to load the package',
				size: 'nodes and credentials',
				measured: `${kit.milliseconds.toFixed(0)} ms`,
				baseline: `${other.milliseconds.toFixed(0)} ms for ${name}`,
			},
			{
				ratio: kit.bytes / other.bytes,
				what: 'Description that n8n serves',
				size: 'all versions',
				measured: `${(kit.bytes / 1e3).toFixed(0)} kB`,
				baseline: `${(other.bytes / 1e3).toFixed(0)} kB for ${name}`,
			},
		);
	}
	return rows;
}
