import type { z } from 'zod';
import { PluginCalls, type CallKind, type Send } from './calls';
import { ContentBlock, type ContentBlockConfig, type Draft } from './contentBlock';
import { Installation, type BodyStyle, type OAuthStrategy } from './installation';
import { MediaGallery, type MediaSourceConfig } from './mediaGallery';

export interface AppOptions {
	/** Sends a request to the plugin. */
	send: Send;
	/** Milliseconds since the epoch. Default Date.now. */
	now?: () => number;
	/** Default "No authorization". */
	oauth?: OAuthStrategy;
	/** Default a form. */
	bodyStyle?: BodyStyle;
	redirectUri?: string;
}

interface Asked {
	method: 'GET' | 'POST';
	url: string;
	body?: unknown;
}

/**
 * Kit's side of an app with plugins: the developer settings, the App Store and the editor
 * (docs/kit-api.md#plugins). Open questions are switches.
 */
export class App {
	readonly calls: PluginCalls;

	readonly installation: Installation;

	/** Older pages show the settings without styles (docs/kit-api.md#content-blocks). */
	sendsStyles = true;

	/** How Kit sends a setting that the creator left empty is not documented. */
	sendsUnset: 'omit' | 'null' | 'empty' = 'omit';

	/** Kit's documentation says POST and shows GET (docs/kit-api.md#media-sources). */
	asksForMediaBy: 'GET' | 'POST' = 'GET';

	constructor({ send, now = Date.now, ...rest }: AppOptions) {
		this.calls = new PluginCalls(send);
		this.installation = new Installation({ calls: this.calls, now, ...rest });
	}

	/** The plugin's responses that violate the documentation. */
	get refused() {
		return this.calls.refused;
	}

	/**
	 * A creator installs the app.
	 *
	 * @param visit opens the URL in their browser, and returns where the plugin redirected it
	 * @throws Error with a message if the plugin or the creator rejects the authorization
	 */
	async install(visit: (address: string) => Promise<string>): Promise<void> {
		await this.installation.finish(await visit(this.installation.authorizeUrl()));
	}

	/** A creator uninstalls it. */
	async uninstall(): Promise<boolean> {
		return await this.installation.uninstall();
	}

	contentBlock(config: ContentBlockConfig, draft?: Draft): ContentBlock {
		return new ContentBlock(this, config, draft);
	}

	mediaSource(config: MediaSourceConfig): MediaGallery {
		return new MediaGallery(this, config);
	}

	/**
	 * Sends a request to the plugin with the creator's token.
	 *
	 * @returns undefined if the response is not as documented
	 */
	async ask<T>(
		kind: CallKind,
		shape: z.ZodType<T, z.ZodTypeDef, unknown> | undefined,
		{ method, url, body }: Asked,
	): Promise<T | undefined> {
		const send = async () =>
			await this.calls.ask(
				kind,
				new Request(url, {
					method,
					headers: {
						accept: 'application/json',
						...(body === undefined ? {} : { 'content-type': 'application/json' }),
						...(await this.installation.headers()),
					},
					...(body === undefined ? {} : { body: JSON.stringify(body) }),
				}),
				shape,
			);
		const answer = await send();
		if (await this.installation.recover(answer.status)) return (await send()).body;
		return answer.body;
	}
}
