import { agentCases, failingToolCases, mcpCases } from './agents';
import { awakeCases } from './awake';
import { bulkCases } from './bulk';
import { choiceCases } from './choices';
import { closingCases } from './closing';
import { credentialCases } from './credentials';
import { nodeTypeCases } from './nodeTypes';
import { errorBranchCases } from './errorBranch';
import { exampleCases } from './examples';
import { kitV3Cases, kitV3CredentialCases } from './kitV3';
import { oAuthCases } from './oAuth';
import { pagingCases } from './paging';
import { pluginCases } from './plugin';
import { pluginAddressCases } from './pluginAddress';
import { pluginAttackCases } from './pluginAttacks';
import { pluginCredentialCases } from './pluginCredential';
import { pluginExampleCases } from './pluginExamples';
import { pluginExpiryCases } from './pluginExpiry';
import { pluginFaultCases } from './pluginFaults';
import { pluginMediaCases } from './pluginMedia';
import { pluginOAuthCases } from './pluginOAuth';
import { pluginSearchCases } from './pluginSearch';
import { pollingCases } from './polling';
import { rateLimitCases } from './rateLimit';
import { subscribeCases } from './subscribe';
import { tagCases } from './tags';
import { triggerCases } from './trigger';
import { start, stop } from './world';

/**
 * All cases share one n8n: it takes long to start, and a user's n8n does not restart in between
 * either.
 */
describe('the packed package in a real n8n', () => {
	beforeAll(start);
	afterAll(stop);

	// first, so that no other case has used up part of the API key's rate limit
	describe('an API key', rateLimitCases);
	describe('the credential test', credentialCases);
	describe('OAuth2', oAuthCases);
	// before the lists, which leave thousands of subscribers: one of these cases tags all of them
	describe('bulk operations', bulkCases);
	describe('lists', pagingCases);
	describe('lists to choose from', choiceCases);
	describe('Subscribe', subscribeCases);
	describe('tags by name', tagCases);
	describe('the error branch', errorBranchCases);
	describe('the examples', exampleCases);
	describe('the trigger', triggerCases);
	describe('the credential test of Kit V3', kitV3CredentialCases);
	describe('the polling trigger', pollingCases);
	describe('Kit V3', kitV3Cases);
	describe('an AI agent', agentCases);
	describe('an AI agent’s tool that fails', failingToolCases);
	describe('an MCP server', mcpCases);
	describe('a plugin', pluginCases);
	describe('a plugin’s address', pluginAddressCases);
	describe('a plugin’s search', pluginSearchCases);
	describe('a plugin as a media source', pluginMediaCases);
	describe('a plugin’s example', pluginExampleCases);
	describe('a plugin with OAuth', pluginOAuthCases);
	describe('a plugin with OAuth, as time goes by', pluginExpiryCases);
	describe('a plugin’s credential', pluginCredentialCases);
	describe('a plugin under attack', pluginAttackCases);
	describe('a plugin under load', pluginFaultCases);
	describe('the node types', nodeTypeCases);
	// last, because it leaves a thousand subscribers
	describe('a sheet of 1,000 rows', awakeCases);

	describe('after all of this', closingCases);
});
