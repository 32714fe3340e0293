import { systemClock } from '../../shared/transport/clock';

/** How many wrong access codes a trigger takes within a minute, from everybody together. */
const MOST = 10;

const WINDOW_MS = 60_000;

interface Try {
	/** Milliseconds since the epoch. */
	at: number;
}

/** The tries that were wrong or are not decided yet, by the trigger's ID. */
const tries = new Map<string, Set<Try>>();

/**
 * Counts a try to sign in before it is decided, so that many at once do not pass.
 *
 * @returns to be called when the try was right; undefined when there were too many
 */
export function beginTry(webhookId: string): (() => void) | undefined {
	const now = systemClock.now();
	const recent = tries.get(webhookId) ?? new Set();
	tries.set(webhookId, recent);
	for (const one of recent) if (one.at <= now - WINDOW_MS) recent.delete(one);
	if (recent.size >= MOST) return undefined;
	const own: Try = { at: now };
	recent.add(own);
	return () => {
		recent.delete(own);
	};
}
