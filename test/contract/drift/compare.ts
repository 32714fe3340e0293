import type { Described } from './openApi';

/**
 * What is new, removed or changed in Kit's API description, one sentence each, in the order of the
 * contract. Nullability is ignored, because Kit's description is unreliable there.
 */
export function differences(contract: Described[], described: Described[]): string[] {
	const byRequest = new Map(described.map((operation) => [keyOf(operation), operation]));
	const known = new Set(contract.map(keyOf));
	return [
		...described
			.filter((operation) => !known.has(keyOf(operation)))
			.map(({ request }) => `New operation: ${request}`),
		...contract.flatMap((ours) => {
			const theirs = byRequest.get(keyOf(ours));
			if (!theirs) return [`Operation gone: ${ours.request}`];
			return changes(ours, theirs).map((change) => `${ours.request}: ${change}`);
		}),
	];
}

function changes(ours: Described, theirs: Described): string[] {
	const changed: string[] = [];
	if (!ours.oAuthOnly && theirs.oAuthOnly) changed.push('no longer accepts an API key');
	if (ours.oAuthOnly && !theirs.oAuthOnly) changed.push('now accepts an API key');
	if (!ours.paged && theirs.paged) changed.push('is now paged');
	if (ours.paged && !theirs.paged) changed.push('is no longer paged');
	return [
		...changed,
		...parameterChanges('query', ours.query ?? [], theirs.query ?? []),
		...parameterChanges('body', ours.body ?? [], theirs.body ?? []),
	];
}

function parameterChanges(where: 'query' | 'body', ours: string[], theirs: string[]): string[] {
	const our = typesByName(ours);
	const their = typesByName(theirs);
	const gone = [...our.keys()].filter((name) => !their.has(name));
	return [
		...[...their].flatMap(([name, types]) => {
			const known = our.get(name);
			if (!known)
				return [`new ${where} parameter ${[name, types.join(' | ')].filter(Boolean).join(': ')}`];
			const other = types.filter((type) => type !== 'null' && !known.includes(type));
			if (other.length === 0 || where === 'query') return [];
			return [`${where} parameter ${name} is now ${other.join(' | ')}, was ${known.join(' | ')}`];
		}),
		...gone.map((name) => `${where} parameter ${name} was removed`),
	];
}

/** An array and a single value with the same name are one parameter. */
function typesByName(declarations: string[]): Map<string, string[]> {
	const byName = new Map<string, string[]>();
	for (const declaration of declarations) {
		const [name = '', types = ''] = declaration.split(': ');
		const key = name.replace(/(?<=.)\[\]$/, '');
		byName.set(key, [...(byName.get(key) ?? []), ...types.split(' | ').filter(Boolean)]);
	}
	return byName;
}

/** The names of placeholders are ignored. */
function keyOf({ request }: Described): string {
	return request.replace(/\{\w+\}/g, '{}');
}
