import type { PluginFile } from './pluginFile';
import { SHOP, Shop } from './shop.fixture';
import { Terminal } from './terminal';

const plugin: PluginFile = {
	requestUrl: SHOP.block,
	settings: [
		{ type: 'search', name: 'product', label: 'Product', request_url: SHOP.search, required: true },
		{ type: 'toggle', name: 'big', label: 'Big' },
	],
};

let shop: Shop;

beforeEach(() => {
	shop = new Shop();
});

function newTerminal(more: Partial<PluginFile> = {}, answers: string[] = []) {
	const questions: string[] = [];
	const ask = async (question: string) => {
		questions.push(question);
		return answers.shift() ?? '';
	};
	return {
		terminal: new Terminal({ plugin: { ...plugin, ...more }, send: shop.send, ask }),
		questions,
	};
}

test('opens, searches, configures and shows a block', async () => {
	const { terminal } = newTerminal();
	expect(await terminal.run('open')).toEqual([
		'Product * (product, search): null',
		'  mug-1  Blue mug',
		'  mug-2  Red mug',
		'  poster-1  Poster',
		'Big (big, toggle): false',
		'Required settings not set yet: product',
	]);
	expect(await terminal.run('type product blue')).toEqual(['  mug-1  Blue mug']);
	const html = '<p>{"product":"mug-1","big":false}</p>';
	expect(await terminal.run('set product mug-1')).toEqual([html]);
	expect(await terminal.run('reopen')).toContain(html);
	expect(await terminal.run('set big true')).toEqual(['<p>{"product":"mug-1","big":true}</p>']);
});

test('reports errors in the command and in the plugin’s responses', async () => {
	const { terminal } = newTerminal();
	expect(await terminal.run('dance')).toEqual(['There is no command "dance".', ...terminal.help]);
	expect(await terminal.run('set big yes')).toEqual([
		'"big" must be JSON, such as true, 12 or ["a","b"].',
	]);
	await terminal.run('open');
	shop.blockAnswers.push(() => Response.json({ html: '' }));
	expect(await terminal.run('set product mug-1')).toEqual([
		'! Something went wrong. Please try again.',
		'Not as documented (block): the response does not have the documented format: {"html":""}',
	]);
	shop.blockAnswers.push(() => Response.json({ code: 404, errors: ['Sold out'] }));
	expect(await terminal.run('refresh')).toEqual(['! Sold out']);
});

test('installs an OAuth plugin through its sign-in page and uninstalls it', async () => {
	shop.needsToken = true;
	const { terminal, questions } = newTerminal({ oauth: SHOP.oauth }, ['', 'ana']);
	expect(await terminal.run('open')).toEqual(['The app is not installed.']);
	expect(await terminal.run('install')).toEqual(['Installed: Kit has a token.']);
	expect(questions).toEqual(['Allow Cancel\n(Enter)', 'access: ']);
	expect(await terminal.run('token')).toEqual(['Refreshed.']);
	expect(await terminal.run('open')).toContain('Required settings not set yet: product');
	expect(await terminal.run('uninstall')).toEqual(['Uninstalled.']);
	expect((await terminal.run('calls')).join()).not.toMatch(/access-\d|refresh-\d|code-\d/);
});

test('opens and searches a media gallery and inserts an image', async () => {
	const { terminal } = newTerminal({
		type: 'mediaSource',
		requestUrl: SHOP.media,
		settings: [
			{
				type: 'group',
				name: 'search_group',
				settings: [{ type: 'text', name: 'query', label: 'Search' }],
			},
		],
	});
	expect(await terminal.run('open')).toEqual([
		'cat  cat  https://shop.example/cat.png',
		'More results: next',
	]);
	expect(await terminal.run('search a bird')).toContain(
		'a bird  a bird  https://shop.example/a bird.png',
	);
	expect(await terminal.run('next')).toEqual(['dog  dog  https://shop.example/dog.png']);
	expect(await terminal.run('insert dog')).toEqual(['The image is in the email.']);
});

test('reports settings that Kit would not save', () => {
	expect(() => newTerminal({ settings: [{ type: 'text' }] })).toThrow('settings[0.name]: Required');
});
