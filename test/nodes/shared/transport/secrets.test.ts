import { maskOf } from '../../../../nodes/shared/transport/secrets';

describe('A mask', () => {
	const secret = 'kit_4f/9c+2d-e8"1b';
	const mask = maskOf([secret, 'another secret']);
	const base64 = (text: string) => Buffer.from(text).toString('base64');

	it.each([
		{ how: 'as it is', text: secret },
		{ how: 'in capitals', text: secret.toUpperCase() },
		{ how: 'in a URL', text: encodeURIComponent(secret) },
		{ how: 'in a URL with small letters', text: encodeURIComponent(secret).toLowerCase() },
		{
			how: 'with every character escaped',
			text: secret.replace(/./g, (c) => `%${c.charCodeAt(0).toString(16)}`),
		},
		{ how: 'in JSON', text: JSON.stringify(secret) },
		{
			how: 'in JSON with escaped characters',
			text: secret.replace(/[^\w]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
		},
		{ how: 'in HTML', text: secret.replace(/"/g, '&#34;') },
		{ how: 'in base64', text: base64(secret) },
		{ how: 'in base64 after one character', text: base64(`:${secret}`) },
		{ how: 'in base64 after two characters', text: base64(`k:${secret}:x`) },
		{ how: 'in base64 for URLs', text: Buffer.from(secret).toString('base64url') },
		{ how: 'in hexadecimal digits', text: Buffer.from(secret).toString('hex') },
	])('redacts a secret $how', ({ text }) => {
		const shown = mask(`The key ${text} is wrong`);
		expect(shown).toMatch(/^The key .{0,3}\*\*hidden\*\*.{0,6} is wrong$/);
	});

	it('redacts all of them, every time', () => {
		expect(mask(`${secret} and another secret, ${secret}`)).toBe(
			'**hidden** and **hidden**, **hidden**',
		);
	});

	it('redacts a secret that contains another one', () => {
		expect(maskOf(['secret', 'secret-and-more'])('secret-and-more')).toBe('**hidden**');
	});

	it.each([[[]], [['']], [['abc']]])('does not change a text without a secret (%j)', (secrets) => {
		expect(maskOf(secrets)('abc is fine')).toBe('abc is fine');
	});
});
