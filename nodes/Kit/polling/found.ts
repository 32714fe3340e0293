import type { IDataObject } from 'n8n-workflow';

/** A record that a list shows, as far as an event is about it. */
export interface Found {
	/** Kit's ID of the record, which grows with every new one. */
	id: number;
	/** Tells the event from others of its kind, as long as the watch says. */
	key: string;
	/** When it happened, in milliseconds since the epoch. */
	at: number;
	/** What it is about, by the names that the item has for them. */
	data: IDataObject;
}

/** What a watch has to know at its next look, as n8n stores it. */
export interface Memory {
	/** What it is about; about something else it means nothing. */
	subject: string;
	/** Up to where everything is told: a moment, or an ID. */
	since: number;
	/** What was told beyond that, with where it stands: a moment. */
	seen: Record<string, number>;
	/** IDs that were told, see `packed`. */
	known: string;
	/** Up to which ID records are none of a time that is still watched; 0 where that does not matter. */
	passed: number;
}

/** What one look at a list brought. */
export interface Look {
	found: Found[];
	/** The memory that a watch starts with: nothing that was found is an event. */
	start(): Memory;
	isNew(found: Found, memory: Memory): boolean;
	/**
	 * @param taken what the workflow is started with now
	 * @param left what is new too, but has to wait for the next look
	 */
	remember(memory: Memory, taken: Found[], left: Found[]): Memory;
}

/** Watches one list for one event. */
export interface Watch {
	event: string;
	/** What the event is narrowed to. */
	subject: string;
	/**
	 * Asks Kit for what may be new.
	 *
	 * @param memory undefined at the first look
	 */
	look(memory: Memory | undefined): Promise<Look>;
	/** Asks Kit for what a test from the editor can show, in any order. */
	latest(): Promise<Found[]>;
}

/** How many events start the workflow together at most; the next poll goes on with the rest. */
export const MOST_PER_RUN = 1_000;
