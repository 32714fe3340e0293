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

	async function lookUp(proxy: string): Promise<unknown> {
		const n8n = new N8n(createSandbox({ now: clock.now, sleep: clock.sleep }));
		const context = await n8n.loadOptions({ requestOptions: { proxy } });
		const request = { method: 'GET', path: '/tags' } as const;
		const work = kitRequest(context, apiAt('http://kit.test/v4'), request, ({ body }) => body);
		return await clock.run(work);
	}

	it('goes through the proxy of n8n’s Request Options', async () => {
		const proxy = new Loopback([json(200, { tags: [] })]);
		const found = await lookUp(await proxy.start());
		await proxy.stop();
		expect(found).toEqual({ tags: [] });
		expect(proxy.requests.map(({ url }) => url)).toEqual(['http://kit.test/v4/tags']);
	});

	it('says what is wrong with the proxy', async () => {
		await expect(lookUp('nowhere')).rejects.toThrow(
			"The proxy in 'Request Options' is not a URL: “nowhere”",
		);
	});
});
