import { filterBody } from '../../../../../nodes/Kit/routing/filter/filterInBody';

describe('filterBody', () => {
	const complain = (label: string, complaint: string) => new Error(`${label} ${complaint}`);
	const conditions = (groups: unknown) => filterBody(groups, {}, {}, complain).all;

	it.each(['opens', 'sent', 'delivered'])('builds a condition on emails: %s', (type) => {
		const filled = {
			after: '2026-01-01T00:00:00',
			before: new Date('2026-02-01T00:00:00Z'),
			broadcastIds: '11, 12',
			comparison: 'count_less_than',
			count: 3,
		};
		expect(conditions({ [type]: [filled] })).toEqual([
			{
				type,
				count_less_than: 3,
				after: '2026-01-01',
				before: '2026-02-01',
				any: [{ type: 'broadcasts', ids: [11, 12] }],
			},
		]);
	});

	it('sends nothing that was left empty', () => {
		const comparison = 'count_greater_than_or_equal';
		const empty = { after: '', before: '', broadcastIds: '', comparison, count: 1 };
		const clicks = { ...empty, linkIds: '', urlMatching: 'exact', urls: [] };
		expect(conditions({ opens: [empty], clicks: [clicks] })).toEqual([
			{ type: 'clicks', count_greater_than_or_equal: 1 },
			{ type: 'opens', count_greater_than_or_equal: 1 },
		]);
	});

	it('builds a condition on clicks on certain links', () => {
		const clicks = {
			broadcastIds: '11',
			comparison: 'count_greater_than',
			count: '0',
			linkIds: 21,
			urlMatching: 'starts_with',
			urls: ['https://example.com/a,b', ''],
		};
		expect(conditions({ clicks: [clicks] })).toEqual([
			{
				type: 'clicks',
				count_greater_than: 0,
				any: [
					{ type: 'broadcasts', ids: [11] },
					{
						type: 'urls',
						ids: [21],
						urls: ['https://example.com/a,b'],
						matching: 'starts_with',
					},
				],
			},
		]);
	});

	it('treats a single URL with a comma as one URL', () => {
		const clicks = {
			comparison: 'count_greater_than',
			count: 0,
			urlMatching: 'exact',
			urls: 'https://example.com/a,b',
		};
		expect(conditions({ clicks: [clicks] })).toMatchObject([
			{ any: [{ type: 'urls', urls: ['https://example.com/a,b'], matching: 'exact' }] },
		]);
	});

	it('sends no URL matching if there are only link IDs', () => {
		const clicks = {
			comparison: 'count_greater_than',
			count: 0,
			linkIds: '21',
			urlMatching: 'exact',
		};
		expect(conditions({ clicks: [clicks] })).toMatchObject([
			{ any: [{ type: 'urls', ids: [21] }] },
		]);
	});

	it('builds a condition of every other kind', () => {
		expect(
			conditions({
				tags: [{ tagIds: ['101', '102'] }, { tagIds: '103' }],
				subscribed: [{ after: '2026-01-01', before: '' }],
				state: [{ states: ['active', 'inactive'] }],
				location: [{ latitude: '43.615', longitude: -116.2, radius: 50 }],
				customField: [
					{
						customField: { __rl: true, mode: 'list', value: '301' },
						comparison: 'contains',
						value: 'Acme',
					},
					{
						customField: { __rl: true, mode: 'id', value: 302 },
						comparison: 'has_value',
						value: 'left over',
					},
				],
				attributionBySource: [
					{
						mechanism: 'landing_page',
						mechanismIds: '31',
						sourceIds: '41,42',
						sourceNames: ['Guides, winter'],
						sourceType: 'form_subscription',
					},
				],
				attributionByForm: [{ formIds: [201] }],
			}),
		).toEqual([
			{ type: 'attribution', any: [{ type: 'forms', ids: [201] }] },
			{
				type: 'attribution',
				any: [
					{
						type: 'kit_source',
						source_type: 'form_subscription',
						source_ids: [41, 42],
						source_names: ['Guides, winter'],
						mechanism: 'landing_page',
						mechanism_ids: [31],
					},
				],
			},
			{
				type: 'custom_field',
				subscriber_custom_field_id: 301,
				comparison: 'contains',
				value: 'Acme',
			},
			{ type: 'custom_field', subscriber_custom_field_id: 302, comparison: 'has_value' },
			{ type: 'location', latitude: 43.615, longitude: -116.2, radius: 50 },
			{ type: 'subscriber_state', states: ['active', 'inactive'] },
			{ type: 'subscribed', after: '2026-01-01' },
			{ type: 'tags', any: [{ type: 'ids', matching: [101, 102] }] },
			{ type: 'tags', any: [{ type: 'ids', matching: [103] }] },
		]);
	});

	it('sends options and sort order, and the date range only with stats', () => {
		const state = { state: [{ states: ['active'] }] };
		const options = {
			countingMode: 'unique_email',
			include: ['stats', 'tags'],
			statsStart: '2026-01-01',
			statsEnd: '2026-01-31',
		};
		const sort = { sortField: 'first_name', sortOrder: 'asc' };
		expect(filterBody(state, options, sort, complain)).toEqual({
			all: [{ type: 'subscriber_state', states: ['active'] }],
			counting_mode: 'unique_email',
			include: [
				{ type: 'stats', range: { start: '2026-01-01', end: '2026-01-31' } },
				{ type: 'tags' },
			],
			sort_field: 'first_name',
			sort_order: 'asc',
		});
		expect(filterBody(state, {}, {}, complain)).toEqual({
			all: [{ type: 'subscriber_state', states: ['active'] }],
		});
	});

	const email = { comparison: 'count_greater_than', count: 0 };
	const place = { latitude: 0, longitude: 0, radius: 1 };

	it.each([
		{ groups: {}, says: 'Conditions is empty' },
		{ groups: { unknown: [{}] }, says: 'Conditions is empty' },
		{
			groups: { opens: [{ ...email, count: '' }] },
			says: 'Opens: Count must be a whole number of 0 or more, but is “”',
		},
		{
			groups: { sent: [{ ...email, count: -1 }] },
			says: 'Sent: Count must be a whole number of 0 or more, but is “-1”',
		},
		{
			groups: { sent: [{ ...email, count: 1.5 }] },
			says: 'Sent: Count must be a whole number of 0 or more, but is “1.5”',
		},
		{
			groups: { clicks: [{ ...email, after: 'soon' }] },
			says: 'Clicks: After is not a date: “soon”',
		},
		{
			groups: { delivered: [{ ...email, broadcastIds: '11, May letter' }] },
			says: 'Delivered: Broadcast IDs must contain IDs, which are numbers, but contains “May letter”',
		},
		{ groups: { subscribed: [{ after: '', before: '' }] }, says: 'Subscribed has no date' },
		{ groups: { state: [{ states: [] }] }, says: 'States is empty' },
		{ groups: { tags: [{ tagIds: [] }] }, says: 'Tag Names or IDs is empty' },
		{
			groups: { tags: [{ tagIds: 'VIP' }] },
			says: 'Tag Names or IDs must contain IDs, which are numbers, but contains “VIP”',
		},
		{ groups: { attributionByForm: [{ formIds: '' }] }, says: 'Form Names or IDs is empty' },
		{
			groups: { attributionBySource: [{ sourceType: ' ' }] },
			says: 'Attribution by Source is empty',
		},
		{
			groups: { customField: [{ customField: { mode: 'list', value: '' }, comparison: 'is' }] },
			says: 'Custom Field is empty',
		},
		{
			groups: { customField: [{ customField: '301', comparison: 'is', value: '' }] },
			says: 'Custom Field: Value is empty',
		},
		{
			groups: { location: [{ ...place, latitude: 91 }] },
			says: 'Latitude must be a number from -90 to 90, but is “91”',
		},
		{
			groups: { location: [{ ...place, radius: 'far' }] },
			says: 'Radius in Miles must be a number of 0 or more, but is “far”',
		},
	])('rejects conditions where $says', ({ groups, says }) => {
		expect(() => conditions(groups)).toThrow(new Error(says));
	});

	it('rejects sorting by distance without a location', () => {
		const sort = { sortField: 'location__distance' };
		expect(() => filterBody({ state: [{ states: ['active'] }] }, {}, sort, complain)).toThrow(
			'Sort Field is Distance, but there is no location to measure from',
		);
		expect(filterBody({ location: [place] }, {}, sort, complain)).toMatchObject({
			sort_field: 'location__distance',
		});
	});

	it('rejects a date range for stats that are not included', () => {
		const options = { include: ['tags'], statsEnd: '2026-01-31' };
		expect(() => filterBody({ state: [{ states: ['active'] }] }, options, {}, complain)).toThrow(
			'Include does not include Stats, but a date range is set for them',
		);
	});
});
