import { byId, fromList } from '../../../engine/locators';
import { useKitV3 } from '../kitV3.fixture';

const kit = useKitV3();

describe('Sequence: Add Subscriber', () => {
	it('sends everything that can be saved in the same request', async () => {
		const sequence = kit.store.addSequence({ name: 'Course' });
		const tag = kit.store.addTag('VIP');
		kit.store.addCustomField('City');
		const { items } = await kit.run('sequence.addSubscriber', {
			sequence: fromList(sequence.id),
			email: 'ana@example.com',
			additionalFields: { firstName: 'Ana', tagIds: [tag.id] },
			customFields: { mappingMode: 'defineBelow', value: { city: 'Lisbon' } },
		});
		const body = {
			email: 'ana@example.com',
			first_name: 'Ana',
			tags: [tag.id],
			fields: { city: 'Lisbon' },
		};
		expect(kit.sent()[1]).toEqual(['POST', `/v3/sequences/${sequence.id}/subscribe`, {}, body]);
		expect(items[0]?.json).toMatchObject({
			subscribable_id: sequence.id,
			subscribable_type: 'course',
		});
	});

	it('shows Kit’s message if Kit rejects the sequence', async () => {
		const { id } = kit.store.addSequence({ name: 'Course', active: false });
		const { error } = await kit.run('sequence.addSubscriber', {
			sequence: byId(id),
			email: 'ana@example.com',
		});
		expect(error?.message).toBe('Sequence is inactive');
	});
});

describe('Sequence: Get Many', () => {
	it('finds sequences under Kit’s key', async () => {
		const { id } = kit.store.addSequence({ name: 'Course' });
		const { items } = await kit.run('sequence.getAll', { returnAll: true });
		expect(kit.sent()).toEqual([['GET', '/v3/sequences', {}, undefined]]);
		expect(items.map(({ json }) => json)).toEqual([
			{ id, name: 'Course', created_at: expect.any(String) },
		]);
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.n8n.credentials.replace('kitV3Api', { apiSecret: 'wrong' });
		const { error } = await kit.run('sequence.getAll', { returnAll: true });
		expect(error?.message).toBe('API Key not valid');
	});
});

describe('Sequence: Get Subscriptions', () => {
	it('sends every filter', async () => {
		const sequence = kit.store.addSequence({ name: 'Course' });
		const ana = kit.store.addSubscriber({
			emailAddress: 'ana@example.com',
			firstName: 'Ana',
			state: 'cancelled',
		});
		kit.store.addToSequence(ana.id, sequence.id);
		const { items } = await kit.run('sequence.getSubscriptions', {
			sequence: byId(sequence.id),
			filters: { status: 'cancelled' },
			sort: { sortOrder: 'asc' },
		});
		const query = { subscriber_state: 'cancelled', sort_order: 'asc' };
		expect(kit.sent()).toEqual([
			['GET', `/v3/sequences/${sequence.id}/subscriptions`, query, undefined],
		]);
		expect(items[0]?.json.subscriber).toMatchObject({ id: ana.id });
	});

	it('reports that Kit has no such sequence', async () => {
		const parameters = { sequence: byId(7), returnAll: true };
		const { error } = await kit.run('sequence.getSubscriptions', parameters);
		expect(error?.message).toBe('Kit cannot find sequence 7');
	});
});
