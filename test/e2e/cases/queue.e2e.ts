import { startQueueRig, type QueueRig } from '../queueRig';
import { triggerCases } from './trigger';
import { start, stop, world } from './world';
import { workerCases } from './workers';

/** n8n as larger installations run it: executions are spread over processes that share a queue. */
describe('the packed package in queue mode', () => {
	let rig: QueueRig;
	beforeAll(async () => await start(async (...how) => (rig = await startQueueRig(...how))));
	afterAll(stop);

	// first: it counts every subscriber and execution there is
	describe('two workers', () => workerCases(() => rig));
	describe('the trigger', triggerCases);

	describe('after all of this', () => {
		it('Kit has been sent nothing that it does not document', () => {
			expect(world().sandbox.refused).toEqual([]);
		});

		it('nobody but Kit has been called', () => {
			expect(world().proxy.elsewhere).toEqual([]);
		});
	});
});
