import type { Tag } from './records';

/** The account's tags by ID, indexed by name. */
export class Tags extends Map<number, Tag> {
	private readonly idsByName = new Map<string, number>();

	private lastId = 100;

	add(name: string, createdAt: number): Tag {
		const tag = { id: ++this.lastId, name, createdAt };
		this.set(tag.id, tag);
		this.idsByName.set(name.toLowerCase(), tag.id);
		return tag;
	}

	/** Names are case-insensitive. */
	find(name: string): Tag | undefined {
		const id = this.idsByName.get(name.toLowerCase());
		return id === undefined ? undefined : this.get(id);
	}

	rename(tag: Tag, name: string): void {
		this.idsByName.delete(tag.name.toLowerCase());
		tag.name = name;
		this.idsByName.set(name.toLowerCase(), tag.id);
	}

	override delete(id: number): boolean {
		this.idsByName.delete(this.get(id)?.name.toLowerCase() ?? '');
		return super.delete(id);
	}
}
