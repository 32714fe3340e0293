import type { ICredentialType, IDataObject, INodeParameters, INodeType } from 'n8n-workflow';

import { byId } from '../test/engine/locators';
import type { N8n } from '../test/engine/n8n';
import { Kit, KitV3V1 } from './built';
import { FIELDS, fieldExpressions, jobs, row, type Job } from './jobs';
import { fromN8n } from './nodesOfN8n';
import { plainNode } from './plainNode';

/** A node with a job, and its parameters. */
interface NodeForJob {
	node: INodeType;
	parameters: INodeParameters;
	item(index: number): IDataObject;
	authentication: Job['authentication'];
	/** Provides n8n with everything else it needs. */
	prepare?: (n8n: N8n) => void;
}

const email = '={{ $json.email }}';
const firstName = '={{ $json.firstName }}';

function httpRequest(): INodeType {
	const base = { displayName: 'HTTP Request', name: 'httpRequest', group: ['output'] };
	const node = fromN8n<INodeType>('HttpRequest/V3/HttpRequestV3.node.js', 'HttpRequestV3', base);
	// n8n gives every credential to the node of this name, which is different here.
	node.description.credentials?.push({ name: 'kitApi' });
	return node;
}

/** Nodes other than Kit and the plain one, each with a job that has twelve expressions. */
const OTHERS: Record<string, () => NodeForJob> = {
	kitV3: () => ({
		node: new KitV3V1(),
		parameters: {
			...{ resource: 'form', operation: 'addSubscriber', form: byId(1), email },
			additionalFields: { firstName },
			customFields: { mappingMode: 'defineBelow', value: fieldExpressions },
		},
		item: row,
		authentication: 'apiKey',
	}),
	httpRequest: () => ({
		node: httpRequest(),
		parameters: {
			...{ method: 'POST', url: 'https://api.kit.com/v4/subscribers' },
			...{ authentication: 'predefinedCredentialType', nodeCredentialType: 'kitApi' },
			...{ sendBody: true, specifyBody: 'keypair' },
			bodyParameters: {
				parameters: Object.entries({
					...{ email_address: email, first_name: firstName },
					...fieldExpressions,
				}).map(([name, value]) => ({ name, value })),
			},
		},
		item: row,
		authentication: 'apiKey',
	}),
	convertKit: () => ({
		node: fromN8n('ConvertKit/ConvertKit.node.js', 'ConvertKit'),
		parameters: {
			...{ resource: 'form', operation: 'addSubscriber', id: '1', email },
			additionalFields: {
				firstName,
				fieldsUi: {
					fieldsValues: FIELDS.map((key) => ({ key, value: `={{ $json.${key} }}` })),
				},
			},
		},
		item: row,
		authentication: 'apiKey',
		prepare: (n8n) => {
			const credential = fromN8n<ICredentialType>(
				'../credentials/ConvertKitApi.credentials.js',
				'ConvertKitApi',
			);
			n8n.credentials.add(credential, { apiSecret: 'secret' });
		},
	}),
};

/**
 * @param variant 'kit', 'plain', 'evaluate' (the plain node, without its requests) or another node
 * @param name one of the jobs; other nodes have a job of their own
 */
export function nodeFor(variant: string, name: string): NodeForJob {
	const other = OTHERS[variant];
	if (other) return other();
	const job = Object.entries(jobs).find(([each]) => each === name)?.[1];
	if (!job) throw new Error(`No job ${name}`);
	const { authentication, item, kit, plain } = job;
	if (variant === 'kit') return { node: new Kit(), parameters: kit, item, authentication };
	const work = variant === 'evaluate' ? { ...plain, work: async () => [] } : plain;
	const credential = authentication === 'apiKey' ? 'kitApi' : 'kitOAuth2Api';
	const node = plainNode(work, credential);
	return { node, parameters: plain.parameters, item, authentication };
}
