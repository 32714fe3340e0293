import { isPublicHost } from '../../../../nodes/shared/trigger/isPublicHost';

const hostOf = (address: string) => new URL(`https://${address}`).hostname;

describe('A host that Kit cannot reach', () => {
	it.each([
		// names of one network
		['localhost'],
		['localhost.'],
		['LOCALHOST.:5678'],
		['n8n'],
		['n8n.'],
		['n8n.local'],
		['n8n.local.'],
		['n8n.localhost'],
		['n8n.localdomain'],
		['n8n.internal.'],
		['n8n.default.svc.cluster.local'],
		['n8n.lan'],
		['n8n.home.arpa.'],
		['n8n.corp'],
		// IPv4, also as browsers read it
		['0.0.0.0'],
		['10.1.2.3'],
		['100.64.0.1'],
		['100.127.255.255'],
		['127.0.0.1'],
		['127.0.0.1.'],
		['127.1'],
		['2130706433'],
		['0x7f.1'],
		['0177.0.0.1'],
		['169.254.169.254'],
		['172.16.0.1'],
		['172.31.255.255'],
		['192.0.0.8'],
		['192.0.2.1'],
		['192.168.1.20'],
		['198.18.0.1'],
		['198.19.255.255'],
		['198.51.100.7'],
		['203.0.113.7'],
		['224.0.0.1'],
		['240.0.0.1'],
		['255.255.255.255'],
		// IPv6
		['[::]'],
		['[::1]'],
		['[fc00::1]'],
		['[fd12:3456::1]'],
		['[fe80::1]'],
		['[fec0::1]'],
		['[ff02::1]'],
		['[100::1]'],
		['[2001:db8::1]'],
		['[2001::1]'],
		['[3fff::1]'],
		['[64:ff9b:1::1]'],
		// IPv4 inside of IPv6: mapped, compatible, NAT64, 6to4
		['[::ffff:127.0.0.1]'],
		['[::ffff:10.0.0.1]'],
		['[::ffff:c0a8:101]'],
		['[::192.168.1.1]'],
		['[64:ff9b::10.0.0.1]'],
		['[64:ff9b::c612:1]'],
		['[2002:7f00:1::]'],
		['[2002:c0a8:0101::1]'],
	])('is %s', (address) => {
		expect(isPublicHost(hostOf(address))).toBe(false);
	});
});

describe('A host that Kit may reach', () => {
	it.each([
		['n8n.example.com'],
		['n8n.example.com.'],
		['local.example.com'],
		['localhost.example.com'],
		['n8n.test'],
		['8.8.8.8'],
		['100.63.255.255'],
		['100.128.0.1'],
		['172.15.0.1'],
		['172.32.0.1'],
		['192.167.1.1'],
		['198.17.255.255'],
		['198.20.0.1'],
		['[2606:4700::6810:84e5]'],
		['[2a00:1450:4001:80b::200e]'],
		['[::ffff:8.8.8.8]'],
		['[64:ff9b::8.8.8.8]'],
		['[2002:808:808::1]'],
	])('is %s', (address) => {
		expect(isPublicHost(hostOf(address))).toBe(true);
	});
});
