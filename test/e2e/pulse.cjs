/**
 * Asks n8n how it is, again and again, in a thread of its own: whoever starts this has other work to
 * do, and n8n is not to be blamed for that.
 */
const { get } = require('node:http');
const { setTimeout: sleep } = require('node:timers/promises');
const { parentPort, workerData } = require('node:worker_threads');

const EVERY_MS = 100;

let isOver = false;
parentPort.once('message', () => (isOver = true));

/** Whether there was an answer; one that n8n does not give in time counts as none. */
const answers = () =>
	new Promise((resolve) => {
		const request = get(workerData.address, { agent: false }, (response) => {
			response.resume();
			response.once('end', () => resolve(response.statusCode === 200));
		});
		request.once('error', () => resolve(false));
	});

async function watch() {
	let longest = 0;
	let last;
	while (!isOver) {
		const asked = performance.now();
		const answered = await answers();
		const now = performance.now();
		if (answered) {
			if (last === undefined) parentPort.postMessage('watching');
			else longest = Math.max(longest, now - last);
			last = now;
		}
		await sleep(Math.max(0, asked + EVERY_MS - now));
	}
	parentPort.postMessage(longest);
}

void watch();
