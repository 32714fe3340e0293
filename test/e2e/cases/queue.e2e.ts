import { startQueueRig, type QueueRig } from '../queueRig';
import { until } from '../until';
import { closingCases } from './closing';
import { pluginCases } from './plugin';
import { pluginAddressCases } from './pluginAddress';
import { pluginCredentialCases } from './pluginCredential';
import { pluginExampleCases } from './pluginExamples';
import { pluginExpiryCases } from './pluginExpiry';
import { pluginFaultCases } from './pluginFaults';
import { pluginMediaCases } from './pluginMedia';
import { pluginOAuthCases } from './pluginOAuth';
import { pluginSearchCases } from './pluginSearch';
import { triggerCases } from './trigger';
import { start, stop } from './world';
import { workerCases } from './workers';

/**
 * n8n as larger installations run it: executions are distributed over processes that share a queue.
 */
describe('the packed package in queue mode', () => {
	let rig: QueueRig;
	beforeAll(async () => await start(async (...how) => (rig = await startQueueRig(...how))));
	afterAll(stop);

	// first, because it counts all subscribers and executions
	describe('two workers', () => workerCases(() => rig));
	describe('the trigger', triggerCases);
	describe('a plugin', pluginCases);
	describe('a plugin’s address', pluginAddressCases);
	describe('a plugin’s search', pluginSearchCases);
	describe('a plugin as a media source', pluginMediaCases);
	describe('a plugin’s example', pluginExampleCases);
	describe('a plugin with OAuth', pluginOAuthCases);
	describe('a plugin with OAuth, as time goes by', pluginExpiryCases);
	describe('a plugin’s credential', pluginCredentialCases);
	// last, because it ends one of the workers
	describe('a plugin whose worker is killed', () =>
		pluginFaultCases(async () => {
			const [, worker] = rig.workers;
			const before = worker?.executions().length ?? 0;
			await until(() => (worker?.executions().length ?? 0) > before);
			await worker?.kill();
		}));

	describe('after all of this', closingCases);
});
