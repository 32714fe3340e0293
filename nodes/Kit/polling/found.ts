import type { IDataObject } from 'n8n-workflow';

/** A record in a list, reduced to what an event needs. */
export interface Found {
	/** Kit's ID of the record, which increases with every new one. */
	id: number;
	/** Identifies the event among others of its kind for as long as the watch runs. */
	key: string;
	/** When it happened, in milliseconds since the epoch. */
	at: number;
	/** The records involved, by their names in the item. */
	data: IDataObject;
}

/** What a watch must know at the next poll, as n8n stores it. */
export interface Memory {
	/** The form, tag or filter that it belongs to; it is invalid for any other. */
	subject: string;
	/** The time or ID up to which everything has been reported. */
	since: number;
	/** Events that were reported beyond that, by key, with the time of each. */
	seen: Record<string, number>;
	/** The IDs that were reported, see `packed`. */
	known: string;
	/**
	 * Records up to this ID are older than the time that is still watched, even if their timestamps
	 * change; 0 if that does not matter.
	 */
	passed: number;
}

/** The result of one poll of a list. */
export interface Look {
	found: Found[];
	/** The memory that a watch starts with, in which nothing found is an event. */
	start(): Memory;
	isNew(found: Found, memory: Memory): boolean;
	/**
	 * @param taken the events that start the workflow now
	 * @param left new events that have to wait for the next poll
	 */
	remember(memory: Memory, taken: Found[], left: Found[]): Memory;
}

/** Watches one list for one event. */
export interface Watch {
	event: string;
	/** What the event is limited to. */
	subject: string;
	/**
	 * Requests what may be new.
	 *
	 * @param memory undefined at the first poll
	 */
	look(memory: Memory | undefined): Promise<Look>;
	/** Requests the events that a test from the editor can show, in any order. */
	latest(): Promise<Found[]>;
}

/** The maximum number of events per run; the next poll continues with the rest. */
export const MOST_PER_RUN = 1_000;
