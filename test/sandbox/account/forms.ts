import type { Form } from './records';

export interface NewForm {
	name: string;
	/**
	 * Default: a designer form with double opt-in, because only those send emails; otherwise null.
	 */
	format?: string | null;
	doubleOptIn?: boolean;
	type?: 'embed' | 'hosted';
	archived?: boolean;
	trashed?: boolean;
	createdAt?: number;
}

/** The account's forms by ID. */
export class Forms extends Map<number, Form> {
	private lastId = 200;

	constructor(private readonly now: () => number) {
		super();
	}

	add(given: NewForm): Form {
		const id = ++this.lastId;
		const form: Form = {
			id,
			name: given.name,
			createdAt: given.createdAt ?? this.now(),
			type: given.type ?? 'embed',
			format: given.format === undefined ? formatFor(given) : given.format,
			uid: (0xa0000000 + id * 7919).toString(16).padEnd(10, '0'),
			archived: given.archived ?? false,
			trashed: given.trashed ?? false,
			doubleOptIn: given.doubleOptIn ?? false,
		};
		this.set(id, form);
		return form;
	}
}

function formatFor({ doubleOptIn = false }: NewForm): string | null {
	return doubleOptIn ? 'inline' : null;
}
