import { systemClock } from '../../shared/transport/clock';

/** How many wrong access codes a trigger accepts within a minute, from everyone together. */
const MOST = 10;

const WINDOW_MS = 60_000;

interface Try {
	/** Milliseconds since the epoch. */
	at: number;
}

/** Failed or pending attempts, by the trigger's ID. */
const tries = new Map<string, Set<Try>>();

/**
 * Counts an attempt to sign in before it is decided, so that parallel attempts cannot exceed the
 * limit.
 *
 * @returns a function to call if the attempt succeeded; undefined if there were too many attempts
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
