export type Settled<T> = { ok: true; value: T } | { ok: false; error: unknown };

/** Turns a promise's failure into a value, so that what to do about it reads from top to bottom. */
export async function settle<T>(perform: () => Promise<T>): Promise<Settled<T>> {
	try {
		return { ok: true, value: await perform() };
	} catch (error) {
		return { ok: false, error };
	}
}
