import type { CustomField } from './records';

/** The account's custom fields by ID, indexed by key and by label. */
export class CustomFields extends Map<number, CustomField> {
	/** IDs of fields that cannot be deleted, which is documented without giving a reason. */
	readonly undeletable = new Set<number>();

	private readonly idsByLabel = new Map<string, number>();

	private readonly idsByKey = new Map<string, number>();

	private lastId = 300;

	add(label: string, createdAt: number): CustomField {
		const id = ++this.lastId;
		const key = this.freeKey(label, id);
		const field = { id, label, key, name: `ck_field_${id}_${key}`, createdAt };
		this.set(id, field);
		this.index(field);
		return field;
	}

	/** @param name key or label of a field; the label's case does not matter */
	find(name: string): CustomField | undefined {
		const id = this.idsByKey.get(name);
		return id === undefined ? this.findByLabel(name) : this.get(id);
	}

	findByLabel(label: string): CustomField | undefined {
		const id = this.idsByLabel.get(label.toLowerCase());
		return id === undefined ? undefined : this.get(id);
	}

	/**
	 * The key is derived from the label unless one is given, and the name does not change. Values are
	 * stored by field ID, so they stay.
	 */
	relabel(field: CustomField, label: string, key?: string): void {
		this.unindex(field);
		field.label = label;
		field.key = key ?? this.freeKey(label, field.id);
		this.index(field);
	}

	override delete(id: number): boolean {
		const field = this.get(id);
		if (field) this.unindex(field);
		return super.delete(id);
	}

	private index(field: CustomField): void {
		this.idsByKey.set(field.key, field.id);
		this.idsByLabel.set(field.label.toLowerCase(), field.id);
	}

	private unindex(field: CustomField): void {
		this.idsByKey.delete(field.key);
		this.idsByLabel.delete(field.label.toLowerCase());
	}

	/**
	 * Two labels may have the same key ("Été", "ete"); keys must be unique, but how is not
	 * documented.
	 */
	private freeKey(label: string, id: number): string {
		const key = fieldKey(label) || `field_${id}`;
		return this.idsByKey.has(key) ? `${key}_${id}` : key;
	}
}

/** ASCII-only, lowercased, underscored. Accented letters keep their base letter. */
function fieldKey(label: string): string {
	return label
		.normalize('NFKD')
		.replace(/[^\x20-\x7e]/g, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_+|_+$/g, '');
}
