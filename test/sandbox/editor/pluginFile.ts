import { parse } from 'parse5';
import { z } from 'zod';
import type { Send } from './calls';
import type { OAuthStrategy } from './installation';
import { elements, textOf } from './visitor';

const oauth = z
	.object({
		authorizationUrl: z.string().url(),
		tokenUrl: z.string().url(),
		refreshUrl: z.string().url(),
		revokeUrl: z.string().url(),
		clientId: z.string().min(1),
		clientSecret: z.string().min(1),
	})
	.strict();

const pluginFile = z
	.object({
		type: z.enum(['contentBlock', 'mediaSource']).optional(),
		name: z.string().optional(),
		requestUrl: z.string().url(),
		settings: z.array(z.unknown()),
		oauth: oauth.optional(),
	})
	.strict();

/** A plugin with its values in Kit's developer settings. */
export type PluginFile = z.infer<typeof pluginFile>;

/**
 * The values that a developer copies from the trigger's setup page into Kit's developer settings.
 */
export interface SetupPage {
	requestUrl: string;
	settings: unknown;
	/** undefined: "No authorization". Client ID and secret are not on the page. */
	oauth: Omit<OAuthStrategy, 'clientId' | 'clientSecret'> | undefined;
}

/**
 * Reads a plugin from a JSON file, or from the trigger's setup page.
 *
 * @param ask for values that are not on the page
 * @throws Error with a message if the source is neither
 */
export async function readPlugin(
	text: string,
	ask: (question: string) => Promise<string>,
): Promise<PluginFile> {
	if (!text.trimStart().startsWith('<')) {
		const file = pluginFile.safeParse(JSON.parse(text));
		if (file.success) return file.data;
		const problems = file.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
		throw new Error(problems.join('\n'));
	}
	const { oauth: addresses, ...page } = readSetupPage(text);
	return pluginFile.parse({
		...page,
		type: page.requestUrl.endsWith('/media') ? 'mediaSource' : 'contentBlock',
		oauth: addresses && {
			...addresses,
			clientId: await ask('Client ID of the credential: '),
			clientSecret: await ask('Client Secret of the credential: '),
		},
	});
}

/**
 * Sends requests to the host that served the setup page. The page contains n8n's public URL, which
 * may not be reachable from this computer, and always that of the active workflow.
 *
 * @param page the URL of the setup page
 */
export function sendWhereRead(page: string, { requestUrl }: PluginFile, send: Send): Send {
	const [here, there] = [page, requestUrl].map((address) => address.replace(/[^/]*$/, ''));
	if (here === undefined || there === undefined) return send;
	return async (request) =>
		await send(
			request.url.startsWith(there)
				? new Request(here + request.url.slice(there.length), request)
				: request,
		);
}

/** @throws Error if it is not a setup page, or one that reports invalid settings */
export function readSetupPage(html: string): SetupPage {
	const all = elements(parse(html));
	const values = new Map<string, string>();
	for (const [index, element] of all.entries()) {
		if (element.tagName !== 'dt') continue;
		const value = all.slice(index).find(({ tagName }) => tagName === 'dd');
		if (value) values.set(textOf(element).trim().toLowerCase(), textOf(value).trim());
	}
	const named = (label: string) => {
		const value = values.get(label);
		if (value === undefined) throw new Error(`There is no "${label}" on the setup page.`);
		return value;
	};
	const json = all.find(({ tagName }) => tagName === 'textarea');
	if (json === undefined) throw new Error('There is no settings JSON on the setup page.');
	return {
		requestUrl: named('request url'),
		settings: JSON.parse(textOf(json)),
		oauth: values.has('authorization url')
			? {
					authorizationUrl: named('authorization url'),
					tokenUrl: named('token url'),
					refreshUrl: named('refresh token url'),
					revokeUrl: named('revoke token url'),
				}
			: undefined,
	};
}
