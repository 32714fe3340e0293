import { createHmac } from 'node:crypto';
import { DAY_MS } from '../clock';
import { secret } from '../http/credentials';

/** An endpoint to which Kit posts signed events of several types. */
export interface WebhookEndpoint {
	readonly id: number;
	name: string;
	url: string;
	events: string[];
	status: 'active' | 'disabled';
	description: string | null;
	/** The app whose token created it; undefined: the creator, with an API key. */
	readonly clientId: string | undefined;
	createdAt: number;
	/** Only returned when it is created. */
	secret: string;
	/** The previous one, and until when it is also used; see `signingSecrets`. */
	previous: { secret: string; expiresAt: number } | undefined;
}

export type NewWebhookEndpoint = Pick<WebhookEndpoint, 'url' | 'events'> &
	Partial<Omit<WebhookEndpoint, 'id' | 'secret' | 'previous'>>;

/** For how long both secrets are used. Only an example shows it; the response contains the time. */
const OVERLAP_MS = DAY_MS;

/** The account's webhook endpoints by id. */
export class WebhookEndpoints extends Map<number, WebhookEndpoint> {
	private lastId = 950;

	constructor(private readonly now: () => number) {
		super();
	}

	add(given: NewWebhookEndpoint): WebhookEndpoint {
		const endpoint: WebhookEndpoint = {
			name: nameFor(given.url),
			status: 'active',
			description: null,
			clientId: undefined,
			createdAt: this.now(),
			...given,
			secret: newSecret(),
			previous: undefined,
			id: ++this.lastId,
		};
		this.set(endpoint.id, endpoint);
		return endpoint;
	}

	/** Rotates the secret: the current one stays in use for a day, older ones do not. */
	rotate(endpoint: WebhookEndpoint): void {
		endpoint.previous = { secret: endpoint.secret, expiresAt: this.now() + OVERLAP_MS };
		endpoint.secret = newSecret();
	}
}

/** Whether the secret before still signs. */
export function isRotating({ previous }: WebhookEndpoint, now: number): boolean {
	return previous !== undefined && now < previous.expiresAt;
}

/** Every secret a delivery made now is signed with, the current one first. */
export function signingSecrets(endpoint: WebhookEndpoint, now: number): string[] {
	const { previous } = endpoint;
	return [endpoint.secret, ...(previous && isRotating(endpoint, now) ? [previous.secret] : [])];
}

/** The `X-Kit-Signature` of a body sent now: a `v1` for each secret that signs. */
export function signature(endpoint: WebhookEndpoint, body: string, now: number): string {
	const t = Math.floor(now / 1000);
	const signatures = signingSecrets(endpoint, now).map((key) => {
		const hex = createHmac('sha256', key).update(`${t}.${body}`).digest('hex');
		return `v1=${hex}`;
	});
	return [`t=${t}`, ...signatures].join(',');
}

function newSecret(): string {
	return secret('whsec_');
}

/** A name is made up where none is given; how is not documented. */
function nameFor(url: string): string {
	return new URL(url).hostname;
}
