/** Endings of host names that only resolve within a network. */
const INSIDE =
	/\.(localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa)$/;

type Block = [start: bigint, prefix: number];

/** IPv4 blocks that are not globally reachable (IANA's special-purpose registry). */
const PRIVATE_V4 = [
	'0.0.0.0/8',
	'10.0.0.0/8',
	'100.64.0.0/10',
	'127.0.0.0/8',
	'169.254.0.0/16',
	'172.16.0.0/12',
	'192.0.0.0/24',
	'192.0.2.0/24',
	'192.88.99.0/24',
	'192.168.0.0/16',
	'198.18.0.0/15',
	'198.51.100.0/24',
	'203.0.113.0/24',
	'224.0.0.0/4',
	'240.0.0.0/4',
].map((block) => blockOf(block, numberOfV4));

/** The IPv6 block allocated for the internet; everything outside of it is for other purposes. */
const PUBLIC_V6 = blockOf('2000::/3', numberOfV6);

/** Exceptions within it: protocol assignments including Teredo, and documentation examples. */
const PRIVATE_V6 = ['2001::/23', '2001:db8::/32', '3fff::/20'].map((block) =>
	blockOf(block, numberOfV6),
);

/**
 * IPv6 blocks that embed an IPv4 address, and how many bits follow it: mapped, compatible, NAT64,
 * 6to4.
 */
const V4_IN_V6: Array<[block: Block, after: bigint]> = [
	[blockOf('::ffff:0:0/96', numberOfV6), 0n],
	[blockOf('::/96', numberOfV6), 0n],
	[blockOf('64:ff9b::/96', numberOfV6), 0n],
	[blockOf('2002::/16', numberOfV6), 80n],
];

/**
 * Whether a host can be publicly reachable, judging by its name or address alone.
 *
 * @param hostname as `URL` returns it: in lowercase, IPv6 in brackets, addresses in canonical form
 */
export function isPublicHost(hostname: string): boolean {
	// A trailing dot only marks the name as fully qualified.
	const host = hostname.replace(/\.+$/, '');
	if (host.startsWith('[')) return isPublicV6(numberOfV6(host.slice(1, -1)));
	if (/^\d+(\.\d+){3}$/.test(host)) return isPublicV4(numberOfV4(host));
	return host.includes('.') && !INSIDE.test(host);
}

function isPublicV4(address: bigint): boolean {
	return !PRIVATE_V4.some((block) => isIn(block, address, 32));
}

function isPublicV6(address: bigint): boolean {
	const inner = V4_IN_V6.find(([block]) => isIn(block, address, 128));
	if (inner) return isPublicV4((address >> inner[1]) & 0xffff_ffffn);
	return isIn(PUBLIC_V6, address, 128) && !PRIVATE_V6.some((block) => isIn(block, address, 128));
}

function isIn([start, prefix]: Block, address: bigint, bits: number): boolean {
	const rest = BigInt(bits - prefix);
	return address >> rest === start >> rest;
}

function blockOf(block: string, numberOf: (address: string) => bigint): Block {
	const [address = '', prefix] = block.split('/');
	return [numberOf(address), Number(prefix)];
}

function numberOfV4(address: string): bigint {
	return address.split('.').reduce((number, byte) => number * 256n + BigInt(byte), 0n);
}

/** @param address without an IPv4 suffix, which `URL` does not use */
function numberOfV6(address: string): bigint {
	const [before = '', after] = address.split('::');
	const groupsIn = (part: string) => (part === '' ? [] : part.split(':'));
	const left = groupsIn(before);
	const right = groupsIn(after ?? '');
	const zeros = Array<string>(8 - left.length - right.length).fill('0');
	return [...left, ...zeros, ...right].reduce(
		(number, group) => number * 65_536n + BigInt(`0x${group}`),
		0n,
	);
}
