/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { owner } from './client';
import { connect } from './consent';
import { chooseForm, exampleTag, readExample } from './example';
import { interrupted } from './interrupted';
import { checkPort } from './port';
import { Problem } from './problem';
import { startRig, type Rig } from './rig';
import { say } from './say';
import { START } from './workflow';

const folder = join(__dirname, '..', '..', '.demo');

/**
 * `npm run demo`: sends the 200 rows of a CSV file through a real n8n into the sandbox, and leaves
 * the editor open.
 */
export async function main(args: string[]): Promise<number> {
	const { once, port } = readOptions(args);
	await checkPort(port);
	// the sandbox keeps no data when it stops, so n8n starts from scratch as well
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	mkdirSync(folder, { recursive: true });

	const rig = await startRig(say, { folder, port, seed: 'believable' });
	try {
		const well = await subscribe(rig);
		if (once) return well ? 0 : 1;
		const setupPage = await activateBlock(rig);
		say(`\nn8n's editor: ${rig.url}`);
		say(`   log in with ${owner.email} and ${owner.password}`);
		say('   you will find the workflow with its executions; run it again, change it, add nodes');
		say(
			'\nexamples/plugin-product-block.json is active: a block in Kit’s email editor. Without a Kit account:',
		);
		say(`   what to enter in Kit: ${setupPage}`);
		say(`   Kit’s editor, in a second terminal: npm run editor -- ${setupPage}`);
		say('\nCtrl-C stops everything.');
		await interrupted();
		say('\nStopping.');
		return 0;
	} finally {
		await rig.stop();
	}
}

async function subscribe({ n8n, sandbox }: Rig): Promise<boolean> {
	const app = sandbox.oauthApps.confidential;
	const credential = await n8n.createCredential('Kit (sandbox)', 'kitOAuth2Api', {
		grantType: 'authorizationCode',
		clientId: app.clientId,
		clientSecret: app.clientSecret,
	});
	await connect(n8n, sandbox, credential);
	say('Connected n8n to Kit with OAuth2, through the consent page.');

	const file = readExample('subscribe-from-csv.json');
	const form = sandbox.store.addForm({ name: 'Spring newsletter' });
	chooseForm(file, form);
	const workflowId = await n8n.importWorkflow(file, credential);
	const done = say.during(
		'Imported examples/subscribe-from-csv.json; running it (Kit allows 600 requests a minute)',
	);
	const execution = await n8n.run(workflowId, START);
	done();
	if (execution.error !== undefined) {
		const { message, description } = execution.error;
		say(`The workflow stopped: ${[message, description].filter(Boolean).join(' ')}`);
	}

	const summary = { in: 0, tagged: 0, lost: 0, ...execution.items('Summary')[0]?.json };
	// n8n's result only counts if Kit's side agrees
	const tag = sandbox.store.findTag(exampleTag);
	const taggedAtKit = tag === undefined ? 0 : sandbox.store.taggings.size(tag.id);
	const onForm = sandbox.store.formSubscribers.size(form.id);
	const tooFast = sandbox.requests.filter(({ status }) => status === 429).length;

	say(`\n${summary.in} subscribers in, ${summary.tagged} tagged, ${summary.lost} lost`);
	say(
		`   Kit has ${taggedAtKit} with the tag "${exampleTag}" and ${onForm} on the form "${form.name}".`,
	);
	say(`   It took ${sandbox.requests.length} requests, ${tooFast} of them got a 429.`);
	for (const { method, path, reason } of sandbox.refused) {
		say(`   Not documented by Kit: ${method} ${path}: ${reason}`);
	}
	const counts = [summary.in, summary.tagged, taggedAtKit, onForm];
	return execution.status === 'success' && summary.lost === 0 && counts.every((n) => n === 200);
}

/** @returns the URL of the block's setup page */
async function activateBlock({ n8n, url }: Rig): Promise<string> {
	const id = await n8n.importWorkflow(readExample('plugin-product-block.json'));
	await n8n.activate(id);
	const { nodes } = await n8n.workflow(id);
	const { webhookId } = nodes.find(({ type }) => type.endsWith('.kitPluginTrigger')) ?? {};
	return `${url}/webhook/${webhookId}/setup`;
}

function readOptions(args: string[]): { once: boolean; port: number } {
	try {
		const { values } = parseArgs({
			args,
			options: { once: { type: 'boolean' }, port: { type: 'string' } },
		});
		const port = Number(values.port ?? 5678);
		if (Number.isInteger(port) && port > 0 && port < 65_536) {
			return { once: values.once ?? false, port };
		}
	} catch {
		// an unknown option: the message below lists the valid ones
	}
	throw new Problem(
		'The demo takes two options: `npm run demo -- --once` exits after the run, and ' +
			'`npm run demo -- --port 5700` uses a port other than 5678 for the editor.',
	);
}
