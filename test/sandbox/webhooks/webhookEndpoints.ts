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
	/** Only returned on creation and rotation. */
	secret: string;
	/** The previous secret and its expiry; see `signingSecrets`. */
	previous: { secret: string; expiresAt: number } | undefined;
}

export type NewWebhookEndpoint = Pick<WebhookEndpoint, 'url' | 'events'> &
	Partial<Omit<WebhookEndpoint, 'id' | 'secret' | 'previous'>>;

/** How long both secrets are used. Only an example shows it; the response contains the expiry. */
const OVERLAP_MS = DAY_MS;

/** The account's webhook endpoints by ID. */
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

	/** Rotates the secret: the current one stays valid for a day, older ones do not. */
	rotate(endpoint: WebhookEndpoint): void {
		endpoint.previous = { secret: endpoint.secret, expiresAt: this.now() + OVERLAP_MS };
		endpoint.secret = newSecret();
	}
}

/** Whether the previous secret is still used. */
export function isRotating({ previous }: WebhookEndpoint, now: number): boolean {
	return previous !== undefined && now < previous.expiresAt;
}

/** The secrets that currently sign deliveries, the newest first. */
export function signingSecrets(endpoint: WebhookEndpoint, now: number): string[] {
	const { previous } = endpoint;
	return [endpoint.secret, ...(previous && isRotating(endpoint, now) ? [previous.secret] : [])];
}

/** The `X-Kit-Signature` of a body sent now: one `v1` for each signing secret. */
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

/** The default name, whose format is not documented. */
function nameFor(url: string): string {
	return new URL(url).hostname;
}
