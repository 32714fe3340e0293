/**
 * The part of mockttp that is used here. Only `npm run test:e2e` and `npm run demo` install
 * mockttp, but type checking must work in a clone that has run neither.
 */
declare module 'mockttp' {
	export interface CompletedRequest {
		method: string;
		url: string;
		headers: Record<string, string | string[] | undefined>;
		remoteIpAddress?: string;
		body: { buffer: Buffer };
	}

	export type CallbackResult =
		| 'reset'
		| { statusCode: number; headers: Record<string, string>; rawBody: Buffer };

	export interface RuleBuilder {
		thenCallback(answer: (request: CompletedRequest) => Promise<CallbackResult>): Promise<unknown>;
	}

	export interface Mockttp {
		port: number;
		forAnyRequest(): RuleBuilder;
		start(port?: number): Promise<void>;
		stop(): Promise<void>;
	}

	export function generateCACertificate(options?: {
		subject?: { commonName?: string };
	}): Promise<{ key: string; cert: string }>;

	export function getLocal(options: {
		https: { key: string; cert: string };
		recordTraffic: boolean;
	}): Mockttp;
}
