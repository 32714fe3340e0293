import { NOON, newKit } from '../kit.fixture';

test('lists segments newest first and paginates by cursor', async () => {
	const kit = newKit();
	kit.sandbox.store.addSegment('Readers in Norway', NOON - 1000);
	kit.sandbox.store.addSegment('Bookbinders');
	const first = await kit.send('GET', '/v4/segments?per_page=1');
	expect(first).toMatchObject({
		status: 200,
		body: {
			segments: [{ id: 152, name: 'Bookbinders', created_at: '2026-03-01T12:00:00Z' }],
			pagination: { has_next_page: true },
		},
	});
	const { pagination } = first.body as { pagination: { end_cursor: string } };
	const next = `/v4/segments?per_page=1&after=${encodeURIComponent(pagination.end_cursor)}`;
	expect(await kit.send('GET', next)).toMatchObject({
		body: { segments: [{ id: 151, name: 'Readers in Norway' }] },
	});
});
