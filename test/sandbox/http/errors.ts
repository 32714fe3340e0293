/** A documented error, sent as `{"errors": […]}`. */
export class KitError extends Error {
	constructor(
		readonly status: number,
		readonly errors: string[],
	) {
		super(errors.join('; '));
	}

	/** The JSON body of the response. */
	get body(): object {
		return { errors: this.errors };
	}
}

/**
 * Something that a careful client does not send (unknown parameter, wrong type). The response is
 * that of a KitError, but it is also recorded in `sandbox.refused`. Whether Kit itself would ignore
 * it is unknown: the sandbox is deliberately stricter.
 */
export class Refusal extends KitError {
	constructor(readonly reasons: string[]) {
		super(
			422,
			reasons.map((reason) => `Sandbox: ${reason}`),
		);
	}
}

/** The documented response for an unknown ID. */
export function notFound(): KitError {
	return new KitError(404, ['Not Found']);
}

/** The documented response to an account without permission. */
export function forbidden(): KitError {
	return new KitError(403, [
		'You do not have sufficient permissions to access this resource. Please contact support.',
	]);
}

/** An error without a message: the documentation only shows an empty object. */
export class SilentError extends KitError {
	constructor(status: number) {
		super(status, []);
	}

	override get body(): object {
		return {};
	}
}

/** A documented 422 with its documented message. */
export function invalid(...sentences: string[]): KitError {
	return new KitError(422, sentences);
}

/** `fetch()` rejects with this when a fault cuts the connection. */
export class ConnectionLost extends Error {
	readonly code = 'ECONNRESET';

	constructor() {
		super('socket hang up');
	}
}
