// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- part of Node.js, test only
import { BlockList, isIP } from 'node:net';

const PRIVATE = new BlockList();
for (const [network, prefix] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.168.0.0', 16],
] as const) {
	PRIVATE.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
	['::', 128],
	['::1', 128],
	['fc00::', 7],
	['fe80::', 10],
] as const) {
	PRIVATE.addSubnet(network, prefix, 'ipv6');
}

/** Domains that only exist inside a network. */
const INTERNAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$/;

/**
 * Whether Kit could reach a URL from outside (docs/kit-api.md#webhook-endpoints), as far as this
 * can be determined without a DNS lookup.
 */
export function isPublicUrl(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname } = new URL(text);
	if (protocol !== 'http:' && protocol !== 'https:') return false;
	const host = hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
	const version = isIP(host);
	if (version !== 0) return !PRIVATE.check(host, version === 4 ? 'ipv4' : 'ipv6');
	// A name without a dot is a name in the local network.
	return host.includes('.') && !INTERNAL_NAME.test(host);
}
