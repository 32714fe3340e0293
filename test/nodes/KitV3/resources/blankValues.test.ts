import { byId } from '../../../engine/locators';
import { useKitV3 } from '../kitV3.fixture';

const kit = useKitV3();

const customFields = {
	customFields: { mappingMode: 'defineBelow', value: { city: '={{ $json.city }}' } },
};
const saved = () =>
	[...kit.store.subscribers.values()].map(({ firstName, fields }) => ({
		firstName,
		fields: Object.fromEntries(
			[...fields].map(([id, value]) => [kit.store.customFields.get(id)?.key, value]),
		),
	}));

beforeEach(() => {
	kit.store.addCustomField('City');
});

const addAna = () =>
	kit.store.addSubscriber({
		emailAddress: 'ana@example.com',
		firstName: 'Ana',
		fields: { city: 'Lisbon' },
	});

describe.each(['form', 'sequence', 'tag'])('Blank Values of V3: %s', (resource) => {
	const run = async (options: Record<string, string>) => {
		addAna();
		const { id } = {
			form: () => kit.store.addForm({ name: 'Offer' }),
			sequence: () => kit.store.addSequence({ name: 'Offer' }),
			tag: () => kit.store.addTag('Offer'),
		}[resource as 'form']();
		const { error } = await kit.run(`${resource}.addSubscriber`, {
			[resource]: byId(id),
			email: 'ana@example.com',
			additionalFields: { firstName: '={{ $json.name }}', tagIds: '={{ null }}', ...options },
			...customFields,
		});
		expect(error).toBeUndefined();
	};

	it('leaves blank values unchanged', async () => {
		await run({});
		expect(saved()).toEqual([{ firstName: 'Ana', fields: { city: 'Lisbon' } }]);
	});

	it('clears blank values if Blank Values is set to Clear', async () => {
		await run({ blankValues: 'clear' });
		expect(kit.sent().at(-1)?.[3]).toMatchObject({ first_name: '', fields: { city: '' } });
	});
});

describe('Blank Values of V3: Update', () => {
	const run = async (updateFields: Record<string, string>) => {
		const { id } = addAna();
		const { items, error } = await kit.run('subscriber.update', {
			subscriber: byId(id),
			updateFields,
			...customFields,
		});
		expect(error).toBeUndefined();
		return { id, json: items[0]?.json };
	};

	it('only retrieves a subscriber whose cells are all blank', async () => {
		const { id, json } = await run({ firstName: '={{ $json.name }}', email: '={{ "" }}' });
		expect(kit.sent()).toEqual([['GET', `/v3/subscribers/${id}`, {}, undefined]]);
		expect(json).toMatchObject({ id, first_name: 'Ana', fields: { city: 'Lisbon' } });
	});

	it('clears blank values if Blank Values is set to Clear', async () => {
		const { id } = await run({ firstName: '={{ $json.name }}', blankValues: 'clear' });
		const sent = { first_name: '', fields: { city: '' } };
		expect(kit.sent().at(-1)).toEqual(['PUT', `/v3/subscribers/${id}`, {}, sent]);
	});
});
