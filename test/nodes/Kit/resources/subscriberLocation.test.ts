import { byEmail, byId } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

describe('Subscriber: locations', () => {
	const kit = useKit();

	const sent = () =>
		kit.sandbox.requests.map(({ method, path, query, body }) => [method, path, query, body]);

	const boise = {
		city: ' Boise ',
		stateProvince: 'Idaho',
		countryCode: 'us',
		latitude: 43.615,
		longitude: -116.2023,
		timezone: 'America/Boise',
	};
	const asSent = {
		location: {
			city: 'Boise',
			state_province: 'Idaho',
			country_code: 'US',
			latitude: 43.615,
			longitude: -116.2023,
			timezone: 'America/Boise',
		},
	};

	describe.each([
		{ name: 'Set Location', operation: 'setLocation', method: 'POST' },
		{ name: 'Replace Location', operation: 'replaceLocation', method: 'PATCH' },
	])('$name', ({ operation: value, method }) => {
		const operation = { resource: 'subscriber', operation: value };

		it.each(['ID', 'email address'])('sends the whole location by %s', async (kind) => {
			const ana = kit.sandbox.store.addSubscriber({
				emailAddress: 'ana@example.com',
				locationPinned: true,
			});
			const { items } = await kit.n8n.run({
				...operation,
				subscriber: kind === 'ID' ? byId(ana.id) : byEmail('ana@example.com'),
				...boise,
			});
			expect(sent().at(-1)).toEqual([method, `/v4/subscribers/${ana.id}/location`, {}, asSent]);
			expect(items.map(({ json }) => json)).toEqual([{ id: ana.id, ...asSent }]);
		});

		it('accepts degrees as text from an expression', async () => {
			const ana = kit.sandbox.store.addSubscriber({
				emailAddress: 'ana@example.com',
				locationPinned: true,
			});
			await kit.n8n.run({
				...operation,
				subscriber: byId(ana.id),
				...boise,
				latitude: '={{ "43.615" }}',
			});
			expect(kit.sandbox.requests[0]?.body).toEqual(asSent);
		});

		it('names the subscriber that Kit cannot find', async () => {
			const { error } = await kit.n8n.run({ ...operation, subscriber: byId(7), ...boise });
			expect(error?.message).toBe('Kit cannot find subscriber 7');
		});

		it.each([
			{ wrong: { city: '={{ " " }}' }, says: "The 'City' parameter is empty" },
			{
				wrong: { stateProvince: '={{ null }}' },
				says: "The 'State or Province' parameter is empty",
			},
			{ wrong: { timezone: '={{ "" }}' }, says: "The 'Time Zone' parameter is empty" },
			{
				wrong: { countryCode: '={{ "" }}' },
				says: "The 'Country Code' parameter is empty",
			},
			{
				wrong: { countryCode: 'USA' },
				says: "The 'Country Code' parameter must be a two-letter code, but is “USA”",
			},
			{
				wrong: { latitude: 90.1 },
				says: "The 'Latitude' parameter must be a number from -90 to 90, but is “90.1”",
			},
			{
				wrong: { longitude: '={{ "" }}' },
				says: "The 'Longitude' parameter must be a number from -180 to 180, but is “”",
			},
		])('rejects before any request: $says', async ({ wrong, says }) => {
			const { error } = await kit.n8n.run({
				...operation,
				subscriber: byId(1),
				...boise,
				...wrong,
			});
			expect(error?.message).toBe(says);
			expect(error?.description).toBeTruthy();
			expect(sent()).toEqual([]);
		});
	});

	describe('Remove Location', () => {
		const operation = { resource: 'subscriber', operation: 'removeLocation' };

		it('removes the location and confirms it', async () => {
			const ana = kit.sandbox.store.addSubscriber({
				emailAddress: 'ana@example.com',
				locationPinned: true,
			});
			const { items } = await kit.n8n.run({ ...operation, subscriber: byEmail('ana@example.com') });
			expect(sent().at(-1)).toEqual([
				'DELETE',
				`/v4/subscribers/${ana.id}/location`,
				{},
				undefined,
			]);
			expect(items.map(({ json }) => json)).toEqual([{ removed: true }]);
			expect(ana.locationPinned).toBe(false);
		});

		it('names the subscriber that Kit cannot find', async () => {
			const { error } = await kit.n8n.run({ ...operation, subscriber: byId(7) });
			expect(error?.message).toBe('Kit cannot find subscriber 7');
		});
	});
});
