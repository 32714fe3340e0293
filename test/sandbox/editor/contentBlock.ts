import { blockAnswer, searchAnswer } from './answers';
import type { App } from './app';
import { refusalsOf, sanitize } from './html';
import {
	fieldsOf,
	readSettings,
	type Field,
	type Option,
	type SearchField,
	type Settings,
	type Value,
} from './settings';
import { checkValue, defaultsOf, missingFields, shownFields } from './sidebar';

/** A content block's developer settings. */
export interface ContentBlockConfig {
	name: string;
	requestUrl: string;
	/** The settings JSON, parsed. */
	settings: unknown;
}

/** The state of a block in an email that is saved as a draft. */
export interface Draft {
	values: Record<string, Value>;
	html: string | undefined;
}

/** The message for the creator if the plugin's response has none that can be shown. */
const WENT_WRONG = 'Something went wrong. Please try again.';

/** The styles of the email, as in the documentation's example. */
const STYLES = {
	p: { color: '#353535', 'font-family': 'Georgia, serif', 'font-size': '18px' },
	a: { color: '#0875c1', 'text-decoration': 'none' },
};

/** A content block in Kit's email editor, as a creator uses it. */
export class ContentBlock {
	/** The HTML in the email; undefined until the plugin has returned some. */
	html: string | undefined;

	/** The message shown in place of the block, or below it. */
	errors: string[] = [];

	/** What the creator has set. */
	readonly values: Map<string, Value>;

	/** The options that the search fields currently offer. */
	readonly offered = new Map<string, Option[]>();

	/** The message shown below a search field. */
	readonly searchErrors = new Map<string, string[]>();

	readonly settings: Settings;

	private readonly typed = new Map<string, string>();

	/** The dependencies' values at the last search, by field name; a change repeats the search. */
	private readonly searchedWith = new Map<string, string>();

	private latestBlock = 0;

	private readonly latestSearch = new Map<string, number>();

	/** @throws Error with one sentence per problem if Kit would not save the settings JSON */
	constructor(
		private readonly app: App,
		private readonly config: ContentBlockConfig,
		private readonly draft?: Draft,
	) {
		this.settings = readSettings(config.settings, 'contentBlock');
		this.values = draft ? new Map(Object.entries(draft.values)) : defaultsOf(this.settings);
		this.html = draft?.html;
	}

	/** The names of the settings that the creator sees. */
	get shown(): string[] {
		return shownFields(this.settings, this.values).map(({ name }) => name);
	}

	/** The names of the required settings that the creator still has to set. */
	get missing(): string[] {
		return missingFields(this.settings, this.values).map(({ name }) => name);
	}

	/** The creator drags the block into the email, or opens a draft that has it. */
	async open(): Promise<void> {
		await this.searchShown();
		if (this.draft === undefined) await this.requestHtml();
		else await this.searchSaved();
	}

	/** The creator sets or clears a setting. */
	async set(name: string, value: Value | undefined): Promise<void> {
		const field = this.field(name);
		if (value === undefined) this.values.delete(name);
		else {
			checkValue(field, value, this.optionsOf(field));
			this.values.set(name, value);
		}
		await this.searchShown();
		await this.requestHtml();
	}

	/** The creator types into a search field; nothing is sent until they pause. */
	type(name: string, text: string): void {
		const field = this.field(name);
		if (field.type !== 'search') throw new Error(`"${name}" is not a search field.`);
		this.typed.set(name, text);
	}

	/** The creator stops typing for long enough. */
	async pause(): Promise<void> {
		const fields = [...this.typed];
		this.typed.clear();
		await Promise.all(
			fields.map(async ([name, text]) => {
				const field = this.field(name);
				if (field.type === 'search') this.offer(field, await this.search(field, text));
			}),
		);
	}

	/** The creator clicks the button that appears over the block. */
	async refresh(): Promise<void> {
		await this.requestHtml();
	}

	/** What Kit keeps when the creator leaves the editor. */
	save(): Draft {
		return { values: Object.fromEntries(this.values), html: this.html };
	}

	/** Requests the HTML, once all required settings are set. Only the last request counts. */
	private async requestHtml(): Promise<void> {
		if (this.missing.length > 0) return;
		const turn = ++this.latestBlock;
		const answer = await this.app.ask('block', blockAnswer, {
			method: 'POST',
			url: this.config.requestUrl,
			body: { settings: this.sentSettings(), ...(this.app.sendsStyles ? { styles: STYLES } : {}) },
		});
		if (turn !== this.latestBlock) return;
		if (answer === undefined) this.errors = [WENT_WRONG];
		else if ('errors' in answer) this.errors = answer.errors;
		else {
			this.errors = refusalsOf(answer.html);
			if (this.errors.length === 0) this.html = sanitize(answer.html);
		}
	}

	/** Hidden settings are not sent; empty ones are sent according to the app's switch. */
	private sentSettings(): Record<string, unknown> {
		const unset = { omit: undefined, null: null, empty: '' }[this.app.sendsUnset];
		return Object.fromEntries(
			shownFields(this.settings, this.values).map(({ name }) => [
				name,
				this.values.has(name) ? this.values.get(name) : unset,
			]),
		);
	}

	/** Fills the visible search fields, initially and whenever their dependencies change. */
	private async searchShown(): Promise<void> {
		const fields = shownFields(this.settings, this.values).filter(isSearch);
		await Promise.all(
			fields.map(async (field) => {
				const dependencies = JSON.stringify(this.dependenciesOf(field));
				if (this.searchedWith.get(field.name) === dependencies) return;
				this.searchedWith.set(field.name, dependencies);
				this.offer(field, await this.search(field, ''));
			}),
		);
	}

	/** Requests the labels of the values saved in the draft, one by one. */
	private async searchSaved(): Promise<void> {
		for (const field of shownFields(this.settings, this.values).filter(isSearch)) {
			const value = this.values.get(field.name);
			if (value === undefined) continue;
			for (const one of [value].flat()) {
				const options = await this.search(field, String(one));
				const known = this.offered.get(field.name) ?? [];
				const fresh = (options ?? []).filter((it) => known.every((old) => old.value !== it.value));
				this.offered.set(field.name, [...known, ...fresh]);
			}
		}
	}

	/** @returns undefined if a later search of the same field finished first */
	private async search(field: SearchField, text: string): Promise<Option[] | undefined> {
		const turn = (this.latestSearch.get(field.name) ?? 0) + 1;
		this.latestSearch.set(field.name, turn);
		const answer = await this.app.ask('search', searchAnswer, {
			method: 'POST',
			url: field.request_url,
			body: { ...this.dependenciesOf(field), search: text },
		});
		if (turn !== this.latestSearch.get(field.name)) return undefined;
		const errors = answer === undefined ? [WENT_WRONG] : 'errors' in answer ? answer.errors : [];
		this.searchErrors.set(field.name, errors);
		return answer?.data ?? [];
	}

	private offer({ name }: SearchField, options: Option[] | undefined): void {
		if (options !== undefined) this.offered.set(name, options);
	}

	private dependenciesOf({ dependencies = [] }: SearchField): Record<string, Value | undefined> {
		const names = dependencies.map((one) => (typeof one === 'string' ? one : one.field));
		return Object.fromEntries(names.map((name) => [name, this.values.get(name)]));
	}

	private optionsOf(field: Field): string[] {
		if (field.type === 'search') {
			return (this.offered.get(field.name) ?? []).map(({ value }) => value);
		}
		return 'options' in field ? field.options.map(({ value }) => value) : [];
	}

	/** @throws Error if the setting is hidden */
	private field(name: string): Field {
		const field = fieldsOf(this.settings).find((each) => each.name === name);
		if (field === undefined) throw new Error(`There is no setting "${name}".`);
		if (!this.shown.includes(name)) throw new Error(`"${name}" is currently hidden.`);
		return field;
	}
}

function isSearch(field: Field): field is SearchField {
	return field.type === 'search';
}
