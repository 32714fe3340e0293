import { startRig } from '../rig';
import { agentCases, mcpCases } from './agents';
import { bulkCases } from './bulk';
import { choiceCases } from './choices';
import { closingCases } from './closing';
import { credentialCases } from './credentials';
import { editorStepCases } from './editorNode';
import { editorNode1Cases } from './editorNode1';
import { closeEditors } from './editors';
import { errorBranchCases } from './errorBranch';
import { kitV3Cases, kitV3CredentialCases } from './kitV3';
import { pluginCases } from './plugin';
import { missingPluginAddressCases } from './pluginAddress';
import { pluginCredentialCases } from './pluginCredential';
import { pluginExampleCases } from './pluginExamples';
import { pluginExpiryCases } from './pluginExpiry';
import { pluginMediaCases } from './pluginMedia';
import { pluginOAuthCases } from './pluginOAuth';
import { pluginSearchCases } from './pluginSearch';
import { subscribeCases } from './subscribe';
import { tagCases } from './tags';
import { triggerCases } from './trigger';
import { start, stop } from './world';

/**
 * The same as in n8n 2, without what only depends on Kit or this package: paging, rate limits,
 * Kit’s OAuth2.
 */
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
	describe('the credential test of Kit V3', kitV3CredentialCases);
	describe('Kit V3', kitV3Cases);
	describe('an AI agent', agentCases);
	describe('an MCP server', mcpCases);
	describe('a plugin', pluginCases);
	describe('a plugin without an address', missingPluginAddressCases);
	describe('a plugin’s search', pluginSearchCases);
	describe('a plugin as a media source', pluginMediaCases);
	describe('a plugin’s example', pluginExampleCases);
	describe('a plugin with OAuth', pluginOAuthCases);
	describe('a plugin with OAuth, as time goes by', pluginExpiryCases);
	describe('a plugin’s credential', pluginCredentialCases);
	describe('the editor', () => {
		editorNode1Cases();
		editorStepCases();
	});

	describe('after all of this', closingCases);
});
