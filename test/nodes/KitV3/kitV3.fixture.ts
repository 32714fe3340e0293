import type { INodeParameters } from 'n8n-workflow';

import { KitV3V1 } from '../../../nodes/KitV3/KitV3V1.node';
import { N8n } from '../../engine/n8n';
import { createSandbox, type Sandbox } from '../../sandbox';
import { serveThroughNock, stopNock } from '../../sandbox/nock';

/** A fresh account and n8n for each test, and what was sent between them. */
export function useKitV3() {
	let sandbox: Sandbox;
	let n8n: N8n;

	beforeEach(() => {
		sandbox = createSandbox({ seed: 'empty' });
		serveThroughNock(sandbox);
		n8n = new N8n(sandbox, new KitV3V1());
	});

	afterEach(() => {
		stopNock();
		expect(sandbox.refused).toEqual([]);
	});

	return {
		get sandbox() {
			return sandbox;
		},
		get store() {
			return sandbox.store;
		},
		get n8n() {
			return n8n;
		},
		run: async (operation: string, parameters: INodeParameters = {}, items = [{}]) => {
			const [resource = '', value = ''] = operation.split('.');
			return await n8n.run({ resource, operation: value, ...parameters }, { items });
		},
		sent: () =>
			sandbox.requests.map(({ method, path, query, body }) => [
				method,
				path,
				withoutSecret(query),
				withoutSecret(body),
			]),
	};
}

/** Every request has it; what is said of it is said in the credential's tests. */
function withoutSecret(sent: unknown): unknown {
	if (typeof sent !== 'object' || sent === null) return sent;
	return Object.fromEntries(Object.entries(sent).filter(([name]) => name !== 'api_secret'));
}
