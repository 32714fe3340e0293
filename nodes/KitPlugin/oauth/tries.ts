import { systemClock } from '../../shared/transport/clock';

/** How many wrong access codes a trigger takes within a minute, from everybody together. */
const MOST = 10;

const WINDOW_MS = 60_000;

/** When tries began that were wrong or are not decided yet, by the trigger's ID. */
const tries = new Map<string, number[]>();

/**
 * Counts a try to sign in before it is decided, so that many at once do not pass.
 *
 * @returns to be called when the try was right; undefined when there were too many
 */
export function beginTry(webhookId: string): (() => void) | undefined {
	const now = systemClock.now();
	const recent = (tries.get(webhookId) ?? []).filter((at) => at > now - WINDOW_MS);
	tries.set(webhookId, recent);
	if (recent.length >= MOST) return undefined;
	recent.push(now);
	return () => {
		const place = recent.indexOf(now);
		if (place >= 0) recent.splice(place, 1);
	};
}
