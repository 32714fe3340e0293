/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scenarios } from './compare/scenarios';
import { play, Side, type Result } from './compare/side';
import { startRig } from './rig';
import { remove } from './run';
import { say } from './say';

/**
 * `npm run test:e2e:builtin`: runs the scenarios with Kit V3 and with n8n's ConvertKit node, and
 * prints how each ends.
 */
export async function main(): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'kit-built-in-'));
	const rig = await startRig(say, { folder, seed: 'empty' }).finally(() =>
		// only after n8n has ended
		process.once('exit', () => remove(folder)),
	);
	try {
		// two credentials with the same secret, so they do not share a rate limit window
		rig.sandbox.limits.v3 = Infinity;
		const { apiSecret } = rig.sandbox.v3;
		const { n8n } = rig;
		const kitV3 = await n8n.createCredential('Kit V3', 'kitV3Api', { apiSecret });
		const convertKit = await n8n.createCredential('ConvertKit', 'convertKitApi', { apiSecret });
		const ours = new Side(rig, 'kitV3', kitV3);
		const theirs = new Side(rig, 'convertKit', convertKit);

		let asExpected = 0;
		for (const [index, scenario] of scenarios.entries()) {
			const own = await play(scenario, ours);
			const builtIn = await play(scenario, theirs);
			say(`\n${index + 1}. ${scenario.title}`);
			say(`   Kit V3      ${told(own)}`);
			say(`   ConvertKit  ${told(builtIn)}`);
			if (own.isWanted && !builtIn.isWanted) asExpected++;
		}
		say(
			`\n${asExpected} of ${scenarios.length} scenarios pass with Kit V3 and fail with ConvertKit.`,
		);
		return asExpected === scenarios.length ? 0 : 1;
	} finally {
		await rig.stop();
	}
}

function told({ isWanted, got }: Result): string {
	return `${isWanted ? '✓' : '✗'} ${JSON.stringify(got)}`;
}
