import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { providerOf } from '../oauth/provider';
import { prepareState } from '../oauth/state';
import { problemWith } from '../settings/check';
import { definedSettings, includesStyles, pluginTypeOf } from '../settings/read';

/**
 * Checks everything that Kit or a creator would stumble over, before the workflow is published.
 *
 * @throws NodeOperationError that says what to change
 */
export async function prepare(context: IHookFunctions): Promise<void> {
	const { webhookId } = context.getNode();
	if (webhookId === undefined || webhookId === '') {
		throw new NodeOperationError(
			context.getNode(),
			'This trigger does not have a URL of its own yet. Open the workflow in the editor, delete the trigger, add it again, and save.',
		);
	}
	const problem = problemWith(definedSettings(context), pluginTypeOf(context));
	if (problem !== undefined) throw new NodeOperationError(context.getNode(), problem);
	includesStyles(context);
	await providerOf(context);
	prepareState(context, webhookId);
}
