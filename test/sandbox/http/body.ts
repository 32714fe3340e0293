export interface ReadBody {
	/** undefined if there was none, or it could not be parsed. */
	body: unknown;
	problem: string | undefined;
	text: string;
}

/** Parses a request's body according to its Content-Type. */
export async function readBody(request: Request): Promise<ReadBody> {
	const text = await request.text();
	if (text === '') return { body: undefined, problem: undefined, text };
	const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
	if (type === 'application/x-www-form-urlencoded') {
		return { body: Object.fromEntries(new URLSearchParams(text)), problem: undefined, text };
	}
	if (type !== 'application/json') {
		return { body: undefined, problem: 'the Content-Type is not application/json', text };
	}
	try {
		return { body: JSON.parse(text) as unknown, problem: undefined, text };
	} catch {
		return { body: undefined, problem: 'the body is not valid JSON', text };
	}
}
