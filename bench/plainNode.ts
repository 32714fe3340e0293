import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
} from 'n8n-workflow';

/** Sends a request with the credential, and returns the response. */
export type Send = (
	method: 'GET' | 'POST',
	path: string,
	body?: IDataObject,
) => Promise<IDataObject>;

/** What a plain node does for some of its items. */
export interface PlainWork {
	/** Each is evaluated once per item, and nothing else is. */
	parameters: INodeParameters;
	/** How many items are sent together. */
	together: number;
	/**
	 * @param values the parameters, one set for each item
	 * @returns one output for each item, or none at all
	 */
	work(values: IDataObject[], send: Send): Promise<IDataObject[]>;
}

/**
 * The node that someone would write who only wants to send the requests: no rate limit, no retries,
 * no error messages. What a node of this package needs beyond it is the cost of those.
 *
 * @param given the job
 * @param credential the type of its credential
 */
export function plainNode(
	{ parameters, together, work }: PlainWork,
	credential: 'kitApi' | 'kitOAuth2Api',
): INodeType {
	const names = Object.keys(parameters);

	async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const send: Send = async (method, path, body) => {
			const url = `https://api.kit.com/v4${path}`;
			const request = { method, url, json: true, ...(body ? { body } : {}) };
			return (await this.helpers.httpRequestWithAuthentication.call(
				this,
				credential,
				request,
			)) as IDataObject;
		};
		const count = this.getInputData().length;
		const output: INodeExecutionData[] = [];
		for (let first = 0; first < count; first += together) {
			const values: IDataObject[] = [];
			for (let item = first; item < Math.min(first + together, count); item += 1) {
				const evaluated = names.map((name) => [name, this.getNodeParameter(name, item)]);
				values.push(Object.fromEntries(evaluated) as IDataObject);
			}
			const results = await work(values, send);
			results.forEach((json, i) => output.push({ json, pairedItem: { item: first + i } }));
		}
		return [output];
	}

	return {
		execute,
		description: {
			displayName: 'Plain',
			name: 'plain',
			group: ['output'],
			version: 1,
			description: 'Sends the given requests',
			defaults: { name: 'Plain' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			usableAsTool: true,
			credentials: [{ name: credential, required: true }],
			properties: names.map((name) => ({
				displayName: name,
				name,
				type: 'json',
				default: '',
			})),
		},
	};
}
