import { millisecondsIn } from '../../../../nodes/shared/transport/retryAfter';

describe('Retry-After', () => {
	const now = Date.UTC(2026, 10, 6, 8, 49, 0);

	it.each([
		{ header: '0', ms: 0 },
		{ header: '120', ms: 120_000 },
		{ header: 'Fri, 06 Nov 2026 08:49:37 GMT', ms: 37_000 },
		{ header: 'Friday, 06-Nov-26 08:49:37 GMT', ms: 37_000 },
		{ header: 'Fri Nov  6 08:49:37 2026', ms: 37_000 },
		{ header: 'Fri, 06 Nov 2020 08:49:37 GMT', ms: 0 },
	])('parses “$header”', ({ header, ms }) => {
		expect(millisecondsIn(header, now)).toBe(ms);
	});

	it.each([
		'',
		'soon',
		'soon 5',
		'5 minutes',
		'1e3',
		'0x10',
		'1.5',
		'-1',
		'2026-11-06T08:49:37Z',
		'Nov 6 2026',
		'Fri, 06 Nov 2026 08:49:37',
		'Fri, 06 Nov 2026 08:49:37 +0100',
		'Fri, 06 Foo 2026 08:49:37 GMT',
		'NaN',
		'null',
	])('ignores “%s”', (header) => {
		expect(millisecondsIn(header, now)).toBeUndefined();
	});
});
