import type { IDataObject, INode } from 'n8n-workflow';
import type { Credential } from './client';
import type { Rig } from './rig';
import { silenceDuring } from './silence';
import { kit, locator, node, START, workflow } from './workflow';

const FIELDS = Array.from({ length: 10 }, (_, index) => `field_${index + 1}`);

const email = '={{ $json.email }}';
const firstName = '={{ $json.firstName }}';
const fields = Object.fromEntries(FIELDS.map((key) => [key, `={{ $json.${key} }}`]));

/** What a node did with the rows of a sheet. */
export interface Passage {
	/** The longest time for which n8n was unresponsive, in milliseconds. */
	silence: number;
	/** Milliseconds from the start to the first request to Kit; undefined without one. */
	first: number | undefined;
	/** Milliseconds from the start to the end. */
	whole: number;
	requests: number;
}

/** The credentials of the nodes that send the sheet. */
export interface SheetCredentials {
	oAuth: Credential;
	apiKey: Credential;
	convertKit: Credential;
}

/** People with ten custom fields, all of them already in Kit, and nodes that send them there. */
export class Sheet {
	/** By display name. Each one except the bulk operation evaluates twelve expressions per row. */
	readonly nodes: Record<'kit' | 'bulk' | 'httpRequest' | 'convertKit' | 'nothing', INode>;

	private readonly rows: IDataObject[];

	/** @param size the maximum number of rows that are sent */
	constructor(
		private readonly rig: Rig,
		size: number,
		private readonly credentials: SheetCredentials,
	) {
		const { store } = rig.sandbox;
		for (const key of FIELDS) store.addCustomField(key);
		const form = store.addForm({ name: 'Sheet' });
		this.rows = Array.from({ length: size }, (_, index) => {
			const address = `sheet-${index + 1}@example.com`;
			return {
				id: store.addSubscriber({ emailAddress: address }).id,
				...{ email: address, firstName: `Reader ${index + 1}`, tag: 'Sheet' },
				...Object.fromEntries(FIELDS.map((key) => [key, `${key} of ${index + 1}`])),
			};
		});
		this.nodes = sendingNodes(form.id);
	}

	/** Sends the first rows with one of the nodes, and checks that all of them are in the output. */
	async send(name: keyof Sheet['nodes'], count: number): Promise<Passage> {
		const { n8n, sandbox, url } = this.rig;
		const file = workflow(`${count} rows`, this.rows.slice(0, count), [this.chosen(name)]);
		const id = await n8n.importWorkflow(file, this.credentials.oAuth);
		const before = sandbox.requests.length;
		let [started, ended] = [0, 0];
		let execution = '';
		const silence = await silenceDuring(url, async () => {
			started = Date.now();
			execution = await n8n.start(id, START);
			await n8n.ended(id, execution);
			ended = Date.now();
		});
		const { error, items } = await n8n.finished(execution);
		if (error) throw new Error(`${name}: ${error.message}`);
		const came = items(this.nodes[name].name).length;
		if (came !== count) throw new Error(`${name}: ${came} of ${count} rows are in the output`);
		const requests = sandbox.requests.slice(before);
		const [first] = requests;
		return {
			silence,
			first: first && first.at - started,
			whole: ended - started,
			requests: requests.length,
		};
	}

	/** n8n's own nodes have their credential here; importing sets it for the Kit nodes. */
	private chosen(name: keyof Sheet['nodes']): INode {
		const {
			id,
			name: called,
			type,
		} = name === 'convertKit' ? this.credentials.convertKit : this.credentials.apiKey;
		const isOfN8n = name === 'convertKit' || name === 'httpRequest';
		if (!isOfN8n) return this.nodes[name];
		return { ...this.nodes[name], credentials: { [type]: { id, name: called } } };
	}
}

function sendingNodes(form: number): Sheet['nodes'] {
	return {
		kit: kit('Create or Update', {
			...{ authentication: 'oAuth2', resource: 'subscriber', operation: 'upsert' },
			...{ email, additionalFields: { firstName } },
			customFields: { mappingMode: 'defineBelow', value: fields },
		}),
		bulk: kit('Bulk Tag Subscribers', {
			...{ authentication: 'oAuth2', resource: 'tag', operation: 'bulkTagSubscribers' },
			tag: locator('name', '={{ $json.tag }}'),
			subscriber: locator('id', '={{ $json.id }}'),
		}),
		httpRequest: node(
			'HTTP Request',
			'n8n-nodes-base.httpRequest',
			{
				...{ method: 'POST', url: 'https://api.kit.com/v4/subscribers' },
				...{ authentication: 'predefinedCredentialType', nodeCredentialType: 'kitApi' },
				...{ sendBody: true, specifyBody: 'keypair' },
				bodyParameters: {
					parameters: Object.entries({
						...{ email_address: email, first_name: firstName },
						...Object.fromEntries(
							Object.entries(fields).map(([key, value]) => [`fields.${key}`, value]),
						),
					}).map(([name, value]) => ({ name, value })),
				},
				options: {},
			},
			{ typeVersion: 4.2 },
		),
		convertKit: node('ConvertKit', 'n8n-nodes-base.convertKit', {
			...{ resource: 'form', operation: 'addSubscriber', id: String(form), email },
			additionalFields: {
				firstName,
				fieldsUi: { fieldsValues: FIELDS.map((key) => ({ key, value: fields[key] ?? '' })) },
			},
		}),
		nothing: node('No Operation', 'n8n-nodes-base.noOp', {}),
	};
}
