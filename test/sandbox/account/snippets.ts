import { dashed } from './dashed';

export const SNIPPET_TYPES = ['inline', 'block'] as const;
export type SnippetType = (typeof SNIPPET_TYPES)[number];

/** A reusable piece of email. Times are milliseconds since the epoch. */
export interface Snippet {
	readonly id: number;
	name: string;
	/** Fixed at creation. */
	readonly type: SnippetType;
	/** The key used in Liquid, derived from the first name; it does not change with the name. */
	readonly key: string;
	archived: boolean;
	createdAt: number;
	updatedAt: number;
	/** Liquid text of an inline snippet, HTML of a block. */
	body: string;
	readonly documentId: number;
}

export interface NewSnippet {
	name: string;
	body: string;
	/** Default inline. */
	type?: SnippetType;
	archived?: boolean;
	createdAt?: number;
	updatedAt?: number;
}

const REFERENCE = /\{\{-?\s*snippet\.([a-z0-9_-]+)/gi;

/** The account's snippets by ID. */
export class Snippets extends Map<number, Snippet> {
	private lastId = 700;

	constructor(private readonly now: () => number) {
		super();
	}

	add(given: NewSnippet): Snippet {
		const id = ++this.lastId;
		const createdAt = given.createdAt ?? this.now();
		const snippet: Snippet = {
			type: 'inline',
			archived: false,
			updatedAt: createdAt,
			...given,
			createdAt,
			id,
			key: this.freeKey(given.name),
			documentId: id + 5000,
		};
		this.set(id, snippet);
		return snippet;
	}

	/** The key of a snippet with this name. How Kit distinguishes equal names is not documented. */
	freeKey(name: string): string {
		const key = dashed(name) || 'snippet';
		const taken = new Set([...this.values()].map((snippet) => snippet.key));
		let number = 1;
		while (taken.has(number === 1 ? key : `${key}-${number}`)) number += 1;
		return number === 1 ? key : `${key}-${number}`;
	}

	/** Whether a snippet with this key and body would contain itself, directly or through others. */
	isCircular(key: string, body: string): boolean {
		const bodies = new Map([...this.values()].map((snippet) => [snippet.key, snippet.body]));
		const seen = new Set<string>();
		const open = references(body);
		for (let next = open.pop(); next !== undefined; next = open.pop()) {
			if (next === key) return true;
			if (seen.has(next)) continue;
			seen.add(next);
			open.push(...references(bodies.get(next) ?? ''));
		}
		return false;
	}
}

function references(body: string): string[] {
	return [...body.matchAll(REFERENCE)].flatMap(([, key]) => key?.toLowerCase() ?? []);
}
