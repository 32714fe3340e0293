import type { IWebhookDescription } from 'n8n-workflow';

const HIDE_UNLESS_OAUTH = '={{ $parameter.authorization === "none" }}';

/**
 * The trigger's webhooks. Only the first has the name that n8n calls hooks for, so that they run
 * once per publication, and it is the one whose URL n8n returns by that name. A path with a
 * parameter must not be a full path: n8n would store it without the trigger's ID and mistake it for
 * that of another workflow.
 */
export const webhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'lastNode',
		responseData: 'firstEntryJson',
		path: 'block',
		ndvHideUrl: '={{ $parameter.pluginType === "mediaSource" }}',
	},
	{
		name: 'setup',
		httpMethod: 'GET,POST',
		responseMode: 'lastNode',
		responseData: 'allEntries',
		path: 'media',
		ndvHideUrl: '={{ $parameter.pluginType !== "mediaSource" }}',
	},
	{
		name: 'setup',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		path: 'media/inserted/:media',
		ndvHideUrl: true,
	},
	{
		name: 'setup',
		httpMethod: 'GET,POST',
		responseMode: 'lastNode',
		responseData: 'allEntries',
		path: 'search',
		ndvHideUrl: true,
	},
	{
		name: 'setup',
		httpMethod: 'GET,POST',
		responseMode: 'lastNode',
		responseData: 'allEntries',
		path: 'search/:setting',
		ndvHideUrl: true,
	},
	{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'setup' },
	{
		name: 'setup',
		httpMethod: 'GET',
		responseMode: 'onReceived',
		path: 'authorize',
		ndvHideUrl: HIDE_UNLESS_OAUTH,
	},
	{
		name: 'setup',
		httpMethod: 'POST',
		responseMode: 'lastNode',
		responseData: 'firstEntryJson',
		path: 'authorize',
		ndvHideUrl: true,
	},
	{
		name: 'setup',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		path: 'token',
		ndvHideUrl: HIDE_UNLESS_OAUTH,
	},
	{
		name: 'setup',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		path: 'revoke',
		ndvHideUrl: HIDE_UNLESS_OAUTH,
	},
];
