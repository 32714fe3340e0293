import { mediaAnswer, optionsAnswer, type Image, type Pagination } from './answers';
import type { App } from './app';
import { fieldsOf, readSettings, type Field, type Option, type Settings } from './settings';

/** A media source's developer settings. */
export interface MediaSourceConfig {
	name: string;
	requestUrl: string;
	/** The settings JSON, parsed. */
	settings: unknown;
}

type GroupName = 'search_group' | 'filter_group' | 'sort_group';

const PER_PAGE = 100;

/** A media source in Kit's media gallery, as a creator uses it. */
export class MediaGallery {
	/** What the creator sees. */
	images: Image[] = [];

	/** The message shown instead. */
	errors: string[] = [];

	/** The options of the filter. */
	filters: Option[] = [];

	private pagination: Pagination | undefined;

	private readonly settings: Settings;

	private readonly values = new Map<string, string>();

	/** @throws Error with one sentence per problem if Kit would not save the settings JSON */
	constructor(
		private readonly app: App,
		private readonly config: MediaSourceConfig,
	) {
		this.settings = readSettings(config.settings, 'mediaSource');
	}

	get hasNext(): boolean {
		return this.pagination?.has_next_page === true;
	}

	get hasPrevious(): boolean {
		return this.pagination?.has_previous_page === true;
	}

	/** The creator opens the gallery: requests the initial images and the filter's options. */
	async open(): Promise<void> {
		const filter = this.fieldOf('filter_group');
		if (filter?.type === 'select') this.filters = filter.options;
		if (filter?.type === 'dynamicSelect') {
			const request = { method: 'GET' as const, url: filter.request_url };
			this.filters = (await this.app.ask('options', optionsAnswer, request))?.options ?? [];
		}
		await this.load({});
	}

	/** The creator enters a search, or chooses a filter or an order. */
	async set(group: GroupName, value: string): Promise<void> {
		const field = this.fieldOf(group);
		if (field === undefined) throw new Error(`This media source has no ${group}.`);
		const offered = 'options' in field ? field.options : this.filters;
		if (group !== 'search_group' && !offered.some((option) => option.value === value)) {
			throw new Error(`"${value}" is not an option of ${group}.`);
		}
		this.values.set(field.name, value);
		await this.load({});
	}

	async next(): Promise<void> {
		if (!this.hasNext) throw new Error('This is the last page.');
		await this.load({ after: this.pagination?.end_cursor ?? '' });
	}

	async previous(): Promise<void> {
		if (!this.hasPrevious) throw new Error('This is the first page.');
		await this.load({ before: this.pagination?.start_cursor ?? '' });
	}

	/** The creator inserts an image into the email. The plugin is notified if it requested that. */
	async insert(id: Image['id']): Promise<void> {
		const image = this.images.find((each) => each.id === id);
		if (image === undefined) throw new Error(`There is no image "${id}" in the gallery.`);
		if (image.notify_download_url === undefined) return;
		await this.app.ask('inserted', undefined, { method: 'POST', url: image.notify_download_url });
	}

	private async load(cursor: { after?: string; before?: string }): Promise<void> {
		const { requestUrl } = this.config;
		const settings = Object.fromEntries(this.values);
		const paging = { ...cursor, per_page: PER_PAGE };
		const url = new URL(requestUrl);
		if (this.app.asksForMediaBy === 'GET') {
			for (const [name, value] of Object.entries(paging)) url.searchParams.set(name, String(value));
			for (const [name, value] of this.values) url.searchParams.set(`settings[${name}]`, value);
		}
		const answer = await this.app.ask(
			'media',
			mediaAnswer,
			this.app.asksForMediaBy === 'GET'
				? { method: 'GET', url: url.href }
				: { method: 'POST', url: requestUrl, body: { ...paging, settings } },
		);
		if (answer === undefined) this.errors = ['Something went wrong. Please try again.'];
		else if ('errors' in answer) this.errors = answer.errors;
		else {
			this.errors = [];
			this.images = answer.data;
			this.pagination = answer.pagination;
		}
	}

	private fieldOf(group: GroupName): Field | undefined {
		const owner = this.settings.find((each) => each.type === 'group' && each.name === group);
		return owner && fieldsOf([owner])[0];
	}
}
