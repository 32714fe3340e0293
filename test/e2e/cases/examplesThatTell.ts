import { Chat } from '../chat';
import { nodeOf, readExample } from '../example';
import { startModel } from '../model';
import { until } from '../until';
import { locator } from '../workflow';
import { apiKey, oAuth, world } from './world';

const DAY_MS = 86_400_000;

/** Examples that report what is in Kit. */
export function tellingCases(): void {
	it('report purchases, new subscribers and unsubscribes to the chat', async () => {
		const { n8n, sandbox, proxy } = world();
		const { store } = sandbox;
		const chat = new Chat();
		proxy.standIn(Chat.hostname, chat);
		const id = await n8n.importWorkflow(readExample('events-to-chat.json'), await apiKey());
		await n8n.activate(id);

		const person = store.addSubscriber({ emailAddress: 'ana@chat.example' });
		store.addPurchase({
			subscriberId: person.id,
			transactionId: 'chat-1',
			currency: 'EUR',
			total: 24,
			products: ['Phone case', 'Charger'].map((name, index) => ({
				...{ name, unitPrice: 12, quantity: 1, sku: null },
				...{ pid: String(index), lid: String(index) },
			})),
		});
		store.setState(person, 'cancelled');
		store.addTag('Nobody is told of this');

		const lines = () => chat.messages.flatMap((message) => String(message).split('\n')).sort();
		await until(() => lines().length >= 3);
		expect(lines()).toEqual(
			[
				'💰 ana@chat.example bought Phone case, Charger for 24 EUR',
				'👋 ana@chat.example subscribed',
				'🚪 ana@chat.example unsubscribed',
			].sort(),
		);
		await n8n.deactivate(id);
	});

	it('recover each event that a webhook endpoint missed, once', async () => {
		const { n8n, sandbox } = world();
		const { store } = sandbox;
		const url = 'https://n8n.example.com/webhook/missed';
		const endpoint = store.addWebhookEndpoint({ url, events: ['subscriber.created'] });
		const missed = (...ids: string[]) => ({
			endpointId: endpoint.id,
			eventType: 'subscriber.created',
			events: ids.map((id) => ({
				...{ id, type: 'subscriber.created', created: new Date(store.now()).toISOString() },
				data: {},
			})),
		});
		store.addWebhookDelivery({ ...missed('one', 'two'), status: 'failed' });
		store.addWebhookDelivery({ ...missed('two', 'three'), status: 'failed' });
		store.addWebhookDelivery({ ...missed('four'), status: 'delivered' });
		const file = readExample('read-missed-events.json');
		for (const name of ['Failed deliveries', 'With their events']) {
			nodeOf(file, name).parameters.webhookEndpoint = locator('list', String(endpoint.id));
		}

		const id = await n8n.importWorkflow(file, await apiKey());
		const execution = await n8n.run(id, 'When clicking Execute workflow');

		store.webhookEndpoints.delete(endpoint.id);
		expect(execution.error).toBeUndefined();
		const events = execution.items('Each event once').map(({ json }) => json.id);
		expect(events.sort()).toEqual(['one', 'three', 'two']);
	});

	it('let an agent find out who bought twice and never opened, with read-only tools', async () => {
		const { n8n, sandbox } = world();
		const model = await startModel();
		const data = { apiKey: 'sk-scripted', url: model.url };
		const openAi = await n8n.createCredential('Model of the example', 'openAiApi', data);
		addCustomer('twice-unread', 2, 0);
		addCustomer('twice-read', 2, 1);
		addCustomer('once-unread', 1, 0);
		const file = readExample('ask-about-customers.json');
		nodeOf(file, 'OpenAI Chat Model').credentials = {
			openAiApi: { id: openAi.id, name: openAi.name },
		};
		const chatInput = 'Who bought twice and never opened?';
		const asked = { sessionId: 'example', action: 'sendMessage', chatInput };
		const trigger = 'When chat message received';
		file.pinData = { [trigger]: [{ json: asked }] };
		const before = sandbox.requests.length;
		const email = 'twice-unread@customer.example';
		model.play(
			[
				{ tool: 'Get_purchases', input: {} },
				{ tool: 'Find_people_who_never_opened', input: {} },
			],
			[{ tool: 'Get_stats_of_a_subscriber', input: { Subscriber: email } }],
			'Only one person.',
		);

		const execution = await n8n.run(await n8n.importWorkflow(file, await oAuth()), trigger);

		await model.stop();
		expect(execution.error).toBeUndefined();
		expect(execution.items('AI Agent').map(({ json }) => json.output)).toEqual([
			'Only one person.',
		]);
		const [first] = model.prompts;
		expect(JSON.stringify(first?.messages)).toContain(chatInput);
		expect(first?.tools?.map((tool) => tool.function.description).sort()).toEqual([
			expect.stringMatching(/^Get how many emails one subscriber/),
			expect.stringMatching(/^List the active subscribers who/),
			expect.stringMatching(/^List the purchases/),
		]);
		const [purchases, unread, stats] = model.toolAnswers().map(String);
		const count = (text: string | undefined, who: string) =>
			(text ?? '').split(`${who}@customer.example`).length - 1;
		expect(
			['twice-unread', 'twice-read', 'once-unread'].map((who) => count(purchases, who)),
		).toEqual([2, 2, 1]);
		expect(['twice-unread', 'twice-read', 'once-unread'].map((who) => count(unread, who))).toEqual([
			1, 0, 1,
		]);
		expect(stats).toMatch(/"sent":1,"opened":0/);
		const sent = sandbox.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
		expect(sent.length).toBeGreaterThan(2);
		expect(sent.filter((each) => !/^GET |^POST \/v4\/subscribers\/filter$/.test(each))).toEqual([]);
	});
}

/** A subscriber who was sent an email, and bought and opened as often as given. */
function addCustomer(name: string, purchases: number, opened: number): void {
	const { store } = world().sandbox;
	const sentAt = store.now() - DAY_MS;
	const { id } = store.addSubscriber({
		emailAddress: `${name}@customer.example`,
		emails: [
			{
				broadcastId: 1,
				sentAt,
				bounced: false,
				opens: Array.from({ length: opened }, () => sentAt),
				clicks: [],
			},
		],
	});
	for (let count = 1; count <= purchases; count++) {
		store.addPurchase({ subscriberId: id, transactionId: `${name}-${count}` });
	}
}
