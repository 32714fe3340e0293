import { isPublicUrl } from './publicUrl';

test.each([
	'https://hooks.example/kit',
	'http://hooks.example:8080/?a=b',
	'https://8.8.8.8/',
	'https://172.32.0.1/',
	'https://[2001:db8::1]/',
	'https://local.example/',
])('accepts %s as public', (url) => {
	expect(isPublicUrl(url)).toBe(true);
});

test.each([
	'',
	'hooks.example',
	'ftp://hooks.example/',
	'http://localhost:5678/',
	'http://LOCALHOST./',
	'http://n8n/',
	'http://printer.local/',
	'http://a.internal/',
	'http://127.0.0.1/',
	'http://127.1/',
	'http://0x7f000001/',
	'http://0.0.0.0/',
	'http://10.1.2.3/',
	'http://100.64.0.1/',
	'http://169.254.169.254/',
	'http://172.16.0.1/',
	'http://192.168.1.1/',
	'http://[::1]/',
	'http://[::]/',
	'http://[fd00::1]/',
	'http://[fe80::1]/',
	'http://[::ffff:127.0.0.1]/',
])('rejects %s as not public', (url) => {
	expect(isPublicUrl(url)).toBe(false);
});
