import type { INodeParameters } from 'n8n-workflow';

import { KitV3V1 } from '../../../nodes/KitV3/KitV3V1.node';
import { useKit } from '../../engine/useKit';

/** A new account and n8n for each test, and the requests between them. */
export function useKitV3() {
	const kit = useKit({ seed: 'empty', node: () => new KitV3V1() });

	return {
		get sandbox() {
			return kit.sandbox;
		},
		get store() {
			return kit.sandbox.store;
		},
		get n8n() {
			return kit.n8n;
		},
		run: async (operation: string, parameters: INodeParameters = {}, items = [{}]) => {
			const [resource = '', value = ''] = operation.split('.');
			return await kit.n8n.run({ resource, operation: value, ...parameters }, { items });
		},
		sent: () =>
			kit.sandbox.requests.map(({ method, path, query, body }) => [
				method,
				path,
				withoutSecret(query),
				withoutSecret(body),
			]),
	};
}

/** Every request has it; the credential's own tests check it. */
function withoutSecret(sent: unknown): unknown {
	if (typeof sent !== 'object' || sent === null) return sent;
	return Object.fromEntries(Object.entries(sent).filter(([name]) => name !== 'api_secret'));
}
