export type Settled<T> = { ok: true; value: T } | { ok: false; error: unknown };

/**
 * Turns a rejected promise into a value, so that code can handle the failure in sequence, without
 * nesting.
 */
export async function settle<T>(perform: () => Promise<T>): Promise<Settled<T>> {
	try {
		return { ok: true, value: await perform() };
	} catch (error) {
		return { ok: false, error };
	}
}
