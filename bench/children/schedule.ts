import { Pace, retry } from '../built';
import { given, report } from '../child';
import { fastClock } from '../fastClock';

/** One of the processes that share a key: sends that many requests, as fast as allowed. */
async function main(): Promise<void> {
	const [port, apiKey = '', limit, count, start] = given();
	const pace = new Pace(Number(limit), fastClock);
	const request = async () => {
		const response = await fetch(`http://127.0.0.1:${port}/v4/account`, {
			headers: { 'X-Kit-Api-Key': apiKey },
		});
		await response.text();
		const { status } = response;
		if (status !== 200) throw Object.assign(new Error(`${status}`), { response: { status } });
	};
	const options = { pace, clock: fastClock, safeToRepeat: false, signal: undefined };
	await fastClock.sleep(Number(start) - fastClock.now());
	const outcomes = await Promise.all(
		Array.from({ length: Number(count) }, async () => await retry(request, options)),
	);
	report({ succeeded: outcomes.filter(({ ok }) => ok).length });
}

void main();
