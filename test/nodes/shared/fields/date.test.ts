import { DateTime } from 'luxon';

import { dayOf } from '../../../../nodes/shared/fields/date';

describe('dayOf', () => {
	it.each([
		['2026-02-14', '2026-02-14'],
		[' 2026-02-14 ', '2026-02-14'],
		['2026-02-14T23:59:59Z', '2026-02-14'],
		['2026-02-14T00:00:00', '2026-02-14'],
		['2026-02-14T23:30:00.000-05:00', '2026-02-14'],
		['2026-02-14 10:00:00', '2026-02-14'],
		['2026-02-14\u00A010:00:00', '2026-02-14'],
		['2028-02-29', '2028-02-29'],
	])('reads %s', (text, day) => {
		expect(dayOf(text)).toBe(day);
	});

	it('reads a Luxon date in its own time zone', () => {
		const late = DateTime.fromISO('2026-02-14T23:30:00', { zone: 'America/New_York' });
		expect(dayOf(late)).toBe('2026-02-14');
	});

	it('reads a Date', () => {
		expect(dayOf(new Date('2026-02-14T10:00:00Z'))).toBe('2026-02-14');
	});

	it.each([
		'soon',
		'14.02.2026',
		'2026-02-31',
		'2026-13-01',
		'2026-02-14x',
		'2026-02-14Tnoon',
		'',
		20260214,
		null,
		undefined,
		{},
		new Date('no'),
		DateTime.invalid('no'),
	])('finds no date in %p', (value) => {
		expect(dayOf(value)).toBeUndefined();
	});
});
