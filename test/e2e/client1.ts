import { randomUUID } from 'node:crypto';
import { N8nClient, type Credential, type Json, type WorkflowFile } from './client';

/**
 * Does through the REST API of n8n 1 what a person does in its editor, where that differs from n8n
 * 2.
 */
export class N8n1Client extends N8nClient {
	/** Its editor gives triggers a URL of their own, which its REST API does not. */
	override async importWorkflow(file: WorkflowFile, ...credentials: Credential[]): Promise<string> {
		const nodes = file.nodes.map((node) => ({ webhookId: randomUUID(), ...node }));
		return await super.importWorkflow({ ...file, nodes }, ...credentials);
	}

	/** Its editor sends the workflow with the request. */
	protected override async execute(workflowId: string, triggerName: string): Promise<unknown> {
		const saved = (await this.call('GET', `/workflows/${workflowId}`)) as Json;
		const workflowData = { ...saved, pinData: saved.pinData ?? {} };
		return await this.call('POST', `/workflows/${workflowId}/run`, {
			workflowData,
			triggerToStartFrom: { name: triggerName },
		});
	}

	/** It responds once the triggers are registered or deregistered. */
	protected override async settled(): Promise<void> {}
}
