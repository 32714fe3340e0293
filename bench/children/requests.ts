import { N8n } from '../../test/engine/n8n';
import { byEmail, byId, byName } from '../../test/engine/locators';
import { createSandbox } from '../../test/sandbox';
import { Kit, virtualClock } from '../built';
import { given, report } from '../child';
import { answerFrom } from '../http';

/** Counts at the sandbox how many requests an operation sends for so many records. */
async function main(): Promise<void> {
	const [what, size] = given();
	const records = Number(size);
	const clock = virtualClock();
	const sandbox = createSandbox({ now: clock.now, sleep: clock.sleep });
	answerFrom(sandbox);
	const n8n = new N8n(sandbox, new Kit());
	const rows = Array.from({ length: records }, (_, i) => ({ email: `reader${i}@example.com` }));
	const addAll = () =>
		rows.map(({ email }) => sandbox.store.addSubscriber({ emailAddress: email }));
	const email = '={{ $json.email }}';

	const runs: Record<string, () => ReturnType<N8n['execute']>> = {
		list: async () => {
			addAll();
			return await n8n.execute({ resource: 'subscriber', operation: 'getAll', returnAll: true });
		},
		subscribe: async () => {
			const form = byId(sandbox.store.addForm({ name: 'Newsletter' }).id);
			const forms = { form: [{ form }] };
			const parameters = { resource: 'subscriber', operation: 'subscribe', email, forms };
			return await n8n.execute(parameters, { items: rows });
		},
		tag: async () => {
			addAll();
			const tag = byName('VIP');
			const subscriber = byEmail(email);
			const parameters = { resource: 'tag', operation: 'addSubscriber', tag, subscriber };
			return await n8n.execute(parameters, { items: rows });
		},
		bulk: async () => {
			const items = addAll().map(({ id }) => ({ id }));
			const tag = byName('VIP');
			const subscriber = byId('={{ $json.id }}');
			const parameters = { resource: 'tag', operation: 'bulkTagSubscribers', tag, subscriber };
			return await n8n.execute(parameters, { items, authentication: 'oAuth2' });
		},
	};
	const run = runs[what ?? ''];
	if (!run) throw new Error(`No measurement ${what}`);
	const { items, error } = await clock.run(run());
	if (error) throw error;
	report({ requests: sandbox.requests.length, items: items.length });
}

void main();
