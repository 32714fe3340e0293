import { App } from './app';
import type { Send } from './calls';
import type { ContentBlock } from './contentBlock';
import type { MediaGallery } from './mediaGallery';
import type { PluginFile } from './pluginFile';
import { fieldsOf, type Field, type Value } from './settings';
import { fieldNames, readPage, Visitor } from './visitor';

export interface TerminalOptions {
	plugin: PluginFile;
	send: Send;
	/** Asks the user for a value that Kit's or the plugin's page requires. */
	ask: (question: string) => Promise<string>;
}

type Command = (first: string, rest: string) => Promise<string[]> | string[];

const HELP = {
	both: [
		'install               sign in to the plugin and get a token for Kit',
		'uninstall             revoke the token',
		'token                 refresh the token now',
		'calls                 show the requests that Kit sent, and the responses',
		'quit',
	],
	contentBlock: [
		'open                  drag the block into an email',
		'settings              show the sidebar, with its values and options',
		'set <name> <value>    set a setting; JSON for a switch, a number, a list or a font',
		'clear <name>          clear a setting',
		'type <name> <text>    type into a search field, and pause',
		'refresh               request the HTML again',
		'html                  show the HTML in the email',
		'reopen                save the email as a draft, and open it again',
	],
	mediaSource: [
		'open                  open the media gallery',
		'search <text>         search for images',
		'filter <value>        choose a filter',
		'sort <value>          choose an order',
		'next, previous        go to another page',
		'insert <id>           insert an image into the email',
	],
};

/** Kit's editor for the command line: each line is one action of a creator. */
export class Terminal {
	readonly app: App;

	private readonly block: { current: ContentBlock } | undefined;

	private readonly gallery: MediaGallery | undefined;

	private reported = 0;

	/** @throws Error with one sentence per problem if Kit would not save the settings JSON */
	constructor(private readonly options: TerminalOptions) {
		const { plugin, send } = options;
		this.app = new App({ send, ...(plugin.oauth ? { oauth: plugin.oauth } : {}) });
		if (plugin.type === 'mediaSource') this.gallery = this.app.mediaSource(this.config);
		else this.block = { current: this.app.contentBlock(this.config) };
	}

	/** The available commands. */
	get help(): string[] {
		return [...(this.block ? HELP.contentBlock : HELP.mediaSource), ...HELP.both];
	}

	/** Runs a command and returns what the creator then sees. */
	async run(line: string): Promise<string[]> {
		const [name = '', first = '', ...more] = line.trim().split(/\s+/);
		if (name === '') return [];
		const commands: Record<string, Command> = {
			help: () => this.help,
			calls: () => this.calls(),
			install: async () => await this.install(),
			uninstall: async () => [
				(await this.app.uninstall())
					? 'Uninstalled.'
					: 'Uninstalled, but the plugin did not confirm the revocation.',
			],
			token: async () => [
				(await this.app.installation.refresh())
					? 'Refreshed.'
					: 'The plugin rejected the refresh request.',
			],
			...(this.block ? this.blockCommands(this.block) : {}),
			...(this.gallery ? this.galleryCommands(this.gallery) : {}),
		};
		const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
		if (command === undefined) return [`There is no command "${name}".`, ...this.help];
		try {
			return [...(await command(first, more.join(' '))), ...this.newRefusals()];
		} catch (error) {
			return [error instanceof Error ? error.message : String(error), ...this.newRefusals()];
		}
	}

	private get config() {
		const { name = 'Plugin', requestUrl, settings } = this.options.plugin;
		return { name, requestUrl, settings };
	}

	private blockCommands(block: { current: ContentBlock }): Record<string, Command> {
		const after = () => showBlock(block.current);
		return {
			settings: () => showSidebar(block.current),
			html: () => [block.current.html ?? 'There is nothing in the email yet.'],
			open: async () => {
				block.current = this.app.contentBlock(this.config);
				await block.current.open();
				return [...showSidebar(block.current), ...after()];
			},
			reopen: async () => {
				block.current = this.app.contentBlock(this.config, block.current.save());
				await block.current.open();
				return [...showSidebar(block.current), ...after()];
			},
			set: async (name, text) => {
				await block.current.set(name, valueOf(block.current, name, text));
				return after();
			},
			clear: async (name) => {
				await block.current.set(name, undefined);
				return after();
			},
			type: async (name, text) => {
				block.current.type(name, text);
				await block.current.pause();
				return [...showOptions(block.current, name)];
			},
			refresh: async () => {
				await block.current.refresh();
				return after();
			},
		};
	}

	private galleryCommands(gallery: MediaGallery): Record<string, Command> {
		const then = (work: (first: string, rest: string) => Promise<void>): Command => {
			return async (first, rest) => {
				await work(first, rest);
				return showGallery(gallery);
			};
		};
		const all = (first: string, rest: string) => `${first} ${rest}`.trim();
		return {
			open: then(async () => await gallery.open()),
			search: then(async (...text) => await gallery.set('search_group', all(...text))),
			filter: then(async (...text) => await gallery.set('filter_group', all(...text))),
			sort: then(async (...text) => await gallery.set('sort_group', all(...text))),
			next: then(async () => await gallery.next()),
			previous: then(async () => await gallery.previous()),
			insert: async (id) => {
				await gallery.insert(gallery.images.find((image) => String(image.id) === id)?.id ?? id);
				return ['The image is in the email.'];
			},
		};
	}

	/** Shows the plugin's sign-in page, and enters what the user types. */
	private async install(): Promise<string[]> {
		const { ask, send } = this.options;
		await this.app.install(async (address) => {
			const visitor = new Visitor(send);
			let visit = await visitor.open(address);
			while (visit.redirectedTo === undefined) {
				const fields = fieldNames(visit.html);
				if (visit.status !== 200 || fields.length === 0) throw new Error(readPage(visit.html));
				const filled: Record<string, string> = {};
				await ask(`${readPage(visit.html)}\n(Enter)`);
				for (const name of fields) filled[name] = await ask(`${name}: `);
				visit = await visitor.submit(address, visit.html, filled, /allow|connect|sign in/i);
			}
			return visit.redirectedTo;
		});
		return ['Installed: Kit has a token.'];
	}

	private calls(): string[] {
		return this.app.calls.made.flatMap(({ kind, method, url, body, status, answer }) => [
			`${kind}: ${method} ${url} -> ${status}`,
			...(body === undefined ? [] : [`  sent ${JSON.stringify(body)}`]),
			`  got  ${JSON.stringify(answer)}`,
		]);
	}

	/** The violations of the documentation, without duplicates. */
	private newRefusals(): string[] {
		const fresh = this.app.refused.slice(this.reported);
		this.reported = this.app.refused.length;
		return fresh.map(({ kind, reason }) => `Not as documented (${kind}): ${reason}`);
	}
}

/** Text for a text field, JSON for all others. */
function valueOf(block: ContentBlock, name: string, text: string): Value {
	const field = fieldsOf(block.settings).find((each) => each.name === name);
	const isText =
		field !== undefined &&
		!['toggle', 'slider', 'fontFamily'].includes(field.type) &&
		!(field.type === 'search' && field.multiselect === true);
	const value = isText ? text : json(text);
	if (value === undefined)
		throw new Error(`"${name}" must be JSON, such as true, 12 or ["a","b"].`);
	return value;
}

function json(text: string): Value | undefined {
	try {
		return JSON.parse(text) as Value;
	} catch {
		return undefined;
	}
}

function showSidebar(block: ContentBlock): string[] {
	const fields = fieldsOf(block.settings).filter(({ name }) => block.shown.includes(name));
	return fields.flatMap((field) => [
		`${field.label}${field.required === true ? ' *' : ''} (${field.name}, ${field.type}): ` +
			JSON.stringify(block.values.get(field.name) ?? null),
		...showOptions(block, field.name, field),
	]);
}

function showOptions(block: ContentBlock, name: string, field?: Field): string[] {
	const options = field && 'options' in field ? field.options : (block.offered.get(name) ?? []);
	return [
		...options.map(({ label, value }) => `  ${value}  ${label}`),
		...(block.searchErrors.get(name) ?? []).map((error) => `  ! ${error}`),
	];
}

function showBlock(block: ContentBlock): string[] {
	if (block.missing.length > 0)
		return [`Required settings not set yet: ${block.missing.join(', ')}`];
	if (block.errors.length > 0) return block.errors.map((error) => `! ${error}`);
	return [block.html ?? 'There is nothing in the email yet.'];
}

function showGallery(gallery: MediaGallery): string[] {
	if (gallery.errors.length > 0) return gallery.errors.map((error) => `! ${error}`);
	return [
		...gallery.filters.map(({ label, value }) => `filter ${value}  ${label}`),
		...gallery.images.map(({ id, alt, url }) => `${id}  ${alt}  ${url}`),
		...(gallery.hasNext ? ['More results: next'] : []),
	];
}
