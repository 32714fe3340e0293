import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { escaped, showPage } from '../oauth/page';
import type { Addresses } from '../trigger/address';
import { problemWith } from './check';
import { definedSettings, pluginTypeOf, settingsOf } from './read';
import { toJson } from './toJson';

/**
 * Shows what to enter in Kit's developer settings. n8n's editor cannot show texts that depend on
 * parameters, so the trigger serves them. The page contains no secret: anyone who knows its URL can
 * derive the other URLs.
 */
export function showSetup(
	context: IWebhookFunctions,
	addresses: Addresses,
	name: string,
): IWebhookResponseData {
	const pluginType = pluginTypeOf(context);
	const isMedia = pluginType === 'mediaSource';
	const problem = problemWith(definedSettings(context), pluginType);
	const withOAuth = context.getNodeParameter('authorization', 'none') !== 'none';
	const requestUrl = isMedia ? addresses.media : addresses.block;
	const steps = [
		unreachable(requestUrl),
		section('1. The app', [
			'<p>In Kit, open Settings &gt; Developer and create an app, or open the one that the plugin belongs to.</p>',
		]),
		section('2. The plugin', [
			`<p>Add a plugin of the type ${isMedia ? 'Media source' : 'Content block'} to the app. Enter the name and description that creators see, and:</p>`,
			values({ 'Request URL': requestUrl }),
		]),
		section('3. Settings JSON', [
			problem === undefined
				? json(JSON.stringify(toJson(settingsOf(context), addresses.search), null, '\t'))
				: `<p class="alert" role="alert">${escaped(problem)} Kit would not accept the settings as they are.</p>`,
			'<p>Enter it again whenever you change the settings in n8n.</p>',
		]),
		section(
			'4. Authorization',
			withOAuth
				? oauth(addresses)
				: [
						'<p>Choose No authorization. Anyone who knows the Request URL can then call this workflow.</p>',
					],
		),
		section('5. Try it', [
			'<p>Publish (activate) the workflow in n8n, install the app in your own Kit account, and open an email in Kit’s editor. Only your account sees the plugin until you activate it in Kit.</p>',
		]),
	];
	return showPage(context, 200, `Set up ${name} in Kit`, steps.join('\n'));
}

function oauth({ authorize, token, revoke }: Addresses): string[] {
	return [
		'<p>Choose OAuth, then enter these URLs and the Client ID and Client Secret from the credential in n8n. No scopes are required.</p>',
		values({
			'Authorization URL': authorize,
			'Token URL': token,
			'Refresh token URL': token,
			'Revoke token URL': revoke,
		}),
	];
}

function unreachable(address: string): string {
	return new URL(address).protocol === 'https:'
		? ''
		: '<p class="alert" role="alert">Kit only calls URLs that start with https:// and can be reached from the internet. On a self-hosted n8n, set WEBHOOK_URL to such a URL and restart it.</p>';
}

function section(title: string, content: string[]): string {
	return `<section><h2>${escaped(title)}</h2>${content.join('')}</section>`;
}

function values(pairs: Record<string, string>): string {
	const rows = Object.entries(pairs).map(
		([label, value]) => `<dt>${escaped(label)}</dt><dd><code>${escaped(value)}</code></dd>`,
	);
	return `<dl>${rows.join('')}</dl>`;
}

function json(text: string): string {
	return `<label for="settings">Copy all of it into Settings JSON</label><textarea id="settings" readonly spellcheck="false">\n${escaped(text)}</textarea>`;
}
