import { Sheet } from '../sheet';
import { apiKey, connected, world } from './world';

const ROWS = 1_000;

/**
 * Two runs of the same node can differ by this much. A node that blocks n8n is silent for many
 * times as long.
 */
const AS_AWAKE = 2;

/**
 * Other work of the machine can only lengthen a silence, so the shortest one is due to the node.
 */
const TRIES = 3;

export function awakeCases(): void {
	it.each([
		['Create or Update (a minute: Kit allows 600 requests in one)', 'kit'],
		['Bulk Tag Subscribers', 'bulk'],
	] as const)(
		'stays as responsive during 1,000 rows of %s as with its ConvertKit node',
		async (_, node) => {
			const { sandbox } = world();
			const { v3 } = sandbox.limits;
			// that node has no rate limit
			sandbox.limits.v3 = Infinity;
			try {
				const all = await sheet();
				let [theirs, ours] = [Infinity, Infinity];
				for (let tried = 0; tried < TRIES && !(ours / theirs < AS_AWAKE); tried++) {
					theirs = Math.min(theirs, (await all.send('convertKit', ROWS)).silence);
					ours = Math.min(ours, (await all.send(node, ROWS)).silence);
				}
				expect(ours / theirs).toBeLessThan(AS_AWAKE);
			} finally {
				sandbox.limits.v3 = v3;
			}
		},
		TRIES * 180_000,
	);
}

let created: Sheet | undefined;

async function sheet(): Promise<Sheet> {
	if (created) return created;
	const { n8n, sandbox } = world();
	const { apiSecret } = sandbox.v3;
	created = new Sheet(world(), ROWS, {
		oAuth: await connected('For a sheet', 'authorizationCode'),
		apiKey: await apiKey(),
		convertKit: await n8n.createCredential('ConvertKit', 'convertKitApi', { apiSecret }),
	});
	return created;
}
