/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ICredentialType, INodeType } from 'n8n-workflow';

import { byId } from '../../test/engine/locators';
import { N8n } from '../../test/engine/n8n';
import { createSandbox } from '../../test/sandbox';
import { apiV3, KitV3V1 } from '../built';
import { given, report } from '../child';
import { answerWith } from '../http';
import { nodesOfN8n } from '../nodesOfN8n';

const ANSWER_MS = 20;

/** What n8n has for API V3. */
function convertKit(): { node: INodeType; credential: ICredentialType } {
	const load = createRequire(join(nodesOfN8n, 'package.json'));
	const { ConvertKit } = load('./dist/nodes/ConvertKit/ConvertKit.node.js') as {
		ConvertKit: new () => INodeType;
	};
	const { ConvertKitApi } = load('./dist/credentials/ConvertKitApi.credentials.js') as {
		ConvertKitApi: new () => ICredentialType;
	};
	return { node: new ConvertKit(), credential: new ConvertKitApi() };
}

/** What it takes to add so many people to a form, with Kit V3 or with what n8n has for it. */
async function main(): Promise<void> {
	const [variant, size] = given();
	const sandbox = createSandbox();
	const { node, credential } = convertKit();
	const isOurs = variant === 'kitV3';
	const n8n = new N8n(sandbox, isOurs ? new KitV3V1() : node);
	n8n.credentials.add(credential, { apiSecret: sandbox.v3.apiSecret });
	// The other node has no limit, so that neither waits for Kit's minute to pass.
	for (const taken of apiV3.credentials) taken.limit = Infinity;

	const data =
		'{"subscription":{"id":1,"state":"active","created_at":"2026-03-01T12:00:00Z","source":null,"referrer":null,"subscribable_id":1,"subscribable_type":"form","subscriber":{"id":1}}}';
	const headers = { 'content-type': 'application/json' };
	answerWith(async () => {
		await sleep(ANSWER_MS);
		return { status: 200, headers, data };
	});
	const add = { resource: 'form', operation: 'addSubscriber', email: '={{ $json.email }}' };
	const run = async (count: number) => {
		const items = Array.from({ length: count }, (_, i) => ({ email: `reader${i}@example.com` }));
		const form = isOurs ? { form: byId(1) } : { id: 1 };
		const { items: added, error } = await n8n.execute({ ...add, ...form }, { items });
		if (error) throw error;
		if (added.some(({ json }) => json.subscribable_id !== 1))
			throw new Error('Somebody is missing');
		return added.length;
	};
	// What is compiled on the way belongs to no item.
	await run(300);
	const cpuBefore = process.cpuUsage();
	const before = performance.now();
	const items = await run(Number(size));
	const { user, system } = process.cpuUsage(cpuBefore);
	report({
		microseconds: (user + system) / items,
		milliseconds: (performance.now() - before) / items,
	});
}

void main();
