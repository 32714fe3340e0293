import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
} from 'n8n-workflow';

/** Keeps credentials in memory and applies them the way n8n's own helper does. */
export class CredentialsInMemory extends ICredentialsHelper {
	/** How often n8n stored refreshed OAuth tokens. */
	refreshes = 0;

	constructor(
		private readonly types: ICredentialType[],
		private readonly data: Record<string, ICredentialDataDecryptedObject>,
	) {
		super();
	}

	/** The credential types that have a credential. */
	get names(): string[] {
		return Object.keys(this.data);
	}

	/** Adds a credential of a type from outside this package. */
	add(type: ICredentialType, data: ICredentialDataDecryptedObject): void {
		this.types.push(type);
		this.data[type.name] = data;
	}

	/** Replaces what is saved in the credential. */
	replace(name: string, data: ICredentialDataDecryptedObject): void {
		this.data[name] = data;
	}

	getParentTypes(name: string): string[] {
		return this.typeOf(name).extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		name: string,
		request: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.typeOf(name);
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		if (!authenticate || !workflow || !node) return request;
		const headers: Record<string, string> = {};
		for (const [key, value] of Object.entries(authenticate.properties.headers ?? {})) {
			const keys = { $credentials: credentials };
			const resolved = workflow.expression.getSimpleParameterValue(
				node,
				String(value),
				'internal',
				keys,
			);
			headers[key] = String(resolved);
		}
		return { ...request, headers: { ...request.headers, ...headers } };
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('n8n-core does not ask for encrypted credentials here');
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		name: string,
	): Promise<ICredentialDataDecryptedObject> {
		const defaults: ICredentialDataDecryptedObject = {};
		for (const property of this.typeOf(name).properties) {
			if (typeof property.default === 'string') defaults[property.name] = property.default;
		}
		return { ...defaults, ...structuredClone(this.data[name]) };
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(
		_details: INodeCredentialsDetails,
		name: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.refreshes += 1;
		this.data[name] = structuredClone(data);
	}

	getCredentialsProperties(name: string): INodeProperties[] {
		return this.typeOf(name).properties;
	}

	private typeOf(name: string): ICredentialType {
		const type = this.types.find((candidate) => candidate.name === name);
		if (!type) throw new Error(`No credential type ${name}`);
		return type;
	}
}
