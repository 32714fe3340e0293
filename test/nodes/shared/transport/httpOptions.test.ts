import { kitRequest } from '../../../../nodes/shared/transport/request';
import { N8n } from '../../../engine/n8n';
import { createSandbox } from '../../../sandbox';
import { useVirtualClock, type VirtualClock } from '../../../virtualClock';
import { apiAt, json, Loopback } from './loopback';

describe('A lookup for an operation', () => {
	let clock: VirtualClock;

	beforeEach(() => {
		clock = useVirtualClock();
	});

	async function lookUp(kit: string, proxy: string): Promise<unknown> {
		const n8n = new N8n(createSandbox({ now: clock.now, sleep: clock.sleep }));
		const context = await n8n.loadOptions({ requestOptions: { proxy } });
		const request = { method: 'GET', path: '/tags' } as const;
		const work = kitRequest(context, apiAt(`${kit}/v4`), request, ({ body }) => body);
		return await clock.run(work);
	}

	it('goes through the proxy of n8n’s Request Options', async () => {
		const kit = new Loopback([json(200, { tags: ['from Kit'] })]);
		const proxy = new Loopback([json(200, { tags: ['from the proxy'] })]);
		const address = await kit.start();
		const found = await lookUp(address, await proxy.start());
		await Promise.all([kit.stop(), proxy.stop()]);
		expect(found).toEqual({ tags: ['from the proxy'] });
		expect(proxy.requests.map(({ url }) => url)).toEqual([`${address}/v4/tags`]);
	});

	it('says what is wrong with the proxy', async () => {
		await expect(lookUp('http://127.0.0.1', 'nowhere')).rejects.toThrow(
			"The proxy in 'Request Options' is not a URL: “nowhere”",
		);
	});

	it('does not show the password of a proxy', async () => {
		await expect(lookUp('http://127.0.0.1', 'ana:pa@ss-w0rd@proxy.test:3128')).rejects.toThrow(
			"The proxy in 'Request Options' is not a URL: “proxy.test:3128”",
		);
	});

	it('says how to encode a percent sign in a password', async () => {
		await expect(
			lookUp('http://127.0.0.1', 'http://ana:50%@proxy.test:3128'),
		).rejects.toMatchObject({
			message: "The proxy in 'Request Options' is not a URL: “proxy.test:3128”",
			description: expect.stringContaining('encode % as %25'),
		});
	});
});
