import { startRig } from '../rig';
import { closingCases } from './closing';
import { editorNodeCases, editorStepCases } from './editorNode';
import { editorPluginCases } from './editorPlugin';
import { editorThemeCases } from './editorThemes';
import { editorTriggerCases } from './editorTrigger';
import { closeEditors } from './editors';
import { start, stop } from './world';

/** What a newcomer does in the editor, with people, tags and forms in the account. */
describe('the packed package in n8n’s editor', () => {
	beforeAll(
		async () =>
			await start(async (say, options) => await startRig(say, { ...options, seed: 'believable' })),
	);
	afterAll(async () => {
		await closeEditors();
		await stop();
	});

	// first, because there is no credential yet, as for a newcomer
	describe('the Kit node', editorNodeCases);
	describe('a step', editorStepCases);
	describe('Kit Trigger', editorTriggerCases);
	describe('a plugin', editorPluginCases);
	describe.each(['light', 'dark'] as const)('in %s', editorThemeCases);

	describe('after all of this', closingCases);
});
