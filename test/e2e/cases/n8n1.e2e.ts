import { startRig } from '../rig';
import { agentCases, mcpCases } from './agents';
import { bulkCases } from './bulk';
import { choiceCases } from './choices';
import { credentialCases } from './credentials';
import { editorStepCases } from './editorNode';
import { editorNode1Cases } from './editorNode1';
import { closeEditors } from './editors';
import { errorBranchCases } from './errorBranch';
import { kitV3Cases } from './kitV3';
import { subscribeCases } from './subscribe';
import { tagCases } from './tags';
import { triggerCases } from './trigger';
import { start, stop, world } from './world';

/** The same as in n8n 2, without what comes from Kit or this package alone: paging, rate limits, OAuth2. */
describe('the packed package in n8n 1', () => {
	beforeAll(
		async () => await start(async (say, options) => await startRig(say, { ...options, major: 1 })),
	);
	afterAll(async () => {
		await closeEditors();
		await stop();
	});

	describe('the credential test', credentialCases);
	describe('bulk operations', bulkCases);
	describe('lists to choose from', choiceCases);
	describe('Subscribe', subscribeCases);
	describe('tags by name', tagCases);
	describe('the error branch', errorBranchCases);
	describe('the trigger', triggerCases);
	describe('Kit V3', kitV3Cases);
	describe('an AI agent', agentCases);
	describe('an MCP server', mcpCases);
	describe('the editor', () => {
		editorNode1Cases();
		editorStepCases();
	});

	describe('after all of this', () => {
		it('Kit has been sent nothing that it does not document', () => {
			expect(world().sandbox.refused).toEqual([]);
		});

		it('nobody but Kit has been called', () => {
			expect(world().proxy.elsewhere).toEqual([]);
		});
	});
});
