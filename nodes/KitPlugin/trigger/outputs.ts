import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import { pluginTypeOf } from '../settings/read';

/** The indexes of the outputs. They never change, because n8n stores connections by index. */
export const OUTPUTS = { content: 0, search: 1, inserted: 2 };

/** The sign-in output is last, because it only exists if the workflow decides. */
export function signInOutput(context: IWebhookFunctions): number {
	return pluginTypeOf(context) === 'mediaSource' ? 3 : 2;
}

/** One item at one output. */
export function atOutput(output: number, json: IDataObject): INodeExecutionData[][] {
	const none = Array.from({ length: output }, (): INodeExecutionData[] => []);
	return [...none, [{ json }]];
}

/**
 * The outputs as the editor shows them. Keep the spaces between braces: two in a row would end the
 * expression.
 */
export const outputs = `={{ [
	...($parameter.pluginType === "mediaSource"
		? [ { type: "main", displayName: "Media" }, { type: "main", displayName: "Search" }, { type: "main", displayName: "Inserted" } ]
		: [ { type: "main", displayName: "Block" }, { type: "main", displayName: "Search" } ]),
	...($parameter.authorization === "workflow" ? [ { type: "main", displayName: "Sign In" } ] : [])
] }}` as const;
