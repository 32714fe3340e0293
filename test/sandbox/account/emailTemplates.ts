/** The documented categories; `Starting point` templates have special rules. */
export type EmailTemplateCategory = 'HTML' | 'Classic' | 'Starting point';

export interface EmailTemplate {
	readonly id: number;
	name: string;
	isDefault: boolean;
	category: EmailTemplateCategory;
	/** Not returned: the content of a broadcast created from a Starting point without content. */
	design: string;
}

export type NewEmailTemplate = { name: string } & Partial<Omit<EmailTemplate, 'id' | 'name'>>;

/** The account's email templates by ID. At most one of them is the default. */
export class EmailTemplates extends Map<number, EmailTemplate> {
	private lastId = 50;

	add(given: NewEmailTemplate): EmailTemplate {
		const template: EmailTemplate = {
			isDefault: false,
			category: 'HTML',
			design: '<p>{{ unsubscribe_url }} {{ address }}</p>',
			...given,
			id: ++this.lastId,
		};
		if (template.isDefault) for (const other of this.values()) other.isDefault = false;
		this.set(template.id, template);
		return template;
	}

	/** Every account has a default; an empty account gets Kit's text-only template on first use. */
	default(): EmailTemplate {
		const found = [...this.values()].find(({ isDefault }) => isDefault);
		return found ?? this.add({ name: 'Text Only', isDefault: true });
	}
}
